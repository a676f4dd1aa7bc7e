package chat.maru.browser;

import java.util.ArrayList;
import java.util.List;

import chat.maru.account.Account;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Users react to messages by mouse and keyboard, on any of their devices. */
@PageTest
class PageReactionTests extends PageScenario {

	@Autowired
	BeanFactory server;

	private Garden garden;

	private ChatPage minji;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
		this.minji = this.people.join("Minji", new NewContextOptions(), this.garden);
	}

	@Test
	void reactionsReachEveryPageAndAreTakenBack() {
		long seq = this.garden.say("reactions: lunch at noon?");
		this.minji.hear("reactions: lunch at noon?");
		ChatPage other = this.minji.anotherTab();
		other.page().navigate(this.garden.address());
		other.hear("reactions: lunch at noon?");
		this.garden.react(seq, "👍", true);
		assertThat(chips(this.minji)).hasText(new String[] { "👍 1" });
		assertThat(chips(this.minji)).hasAttribute("aria-pressed", "false");
		chips(this.minji).click();
		for (ChatPage page : new ChatPage[] { this.minji, other }) {
			assertThat(chips(page)).hasText(new String[] { "👍 2" });
			assertThat(chips(page)).hasAttribute("aria-pressed", "true");
		}
		assertNothingFound(this.minji.page(), "with reactions");
		this.minji.composer().hover();
		chips(this.minji).hover();
		assertThat(this.minji.page().locator(".tooltip")).containsText(this.garden.gardener());
		this.garden.react(seq, "🎉", true);
		this.minji.reload();
		assertThat(chips(this.minji)).hasText(new String[] { "👍 2", "🎉 1" });
		assertThat(chips(this.minji).first()).hasAttribute("aria-pressed", "true");
		chips(this.minji).first().click();
		this.garden.react(seq, "🎉", false);
		for (ChatPage page : new ChatPage[] { this.minji, other }) {
			assertThat(chips(page)).hasText(new String[] { "👍 1" });
			assertThat(chips(page)).hasAttribute("aria-pressed", "false");
		}
		this.garden.removeMessage(seq);
		assertThat(this.minji.page().locator(".reactions")).hasCount(0);
	}

	@Test
	void theMenuOffersTheMostUsedEmojiAndThePicker() {
		long seq = this.garden.say("reactions: by keyboard");
		this.minji.hear("reactions: by keyboard");
		this.minji.page().keyboard().press("Shift+Tab");
		this.minji.page().keyboard().press("Enter");
		assertThat(item(this.minji, "👍")).isFocused();
		this.minji.page().keyboard().press("ArrowRight");
		this.minji.page().keyboard().press("ArrowRight");
		assertThat(item(this.minji, "😂")).isFocused();
		assertNothingFound(this.minji.page(), "with a row of emoji in the menu");
		this.minji.page().keyboard().press("ArrowDown");
		assertThat(item(this.minji, "Reply")).isFocused();
		this.minji.page().keyboard().press("ArrowUp");
		assertThat(item(this.minji, "More emoji")).isFocused();
		this.minji.page().keyboard().press("Enter");
		Locator search = this.minji.page().locator("#emoji-picker input[type=search]");
		assertThat(search).isFocused();
		search.fill("tada");
		assertThat(this.minji.page().locator("#emoji-picker [role=option]").first()).hasText("🎉");
		search.press("Enter");
		assertThat(chips(this.minji)).hasText(new String[] { "🎉 1" });
		assertThat(this.minji.composer()).hasValue("");
		this.minji.page().keyboard().press("Shift+Tab");
		this.minji.page().keyboard().press("Shift+Tab");
		assertThat(chips(this.minji)).isFocused();
		this.minji.page().keyboard().press("Enter");
		assertThat(this.minji.page().locator(".reactions")).hasCount(0);
		assertThat(this.minji.page().locator(".message-actions")).isFocused();
		this.minji.message("reactions: by keyboard").hover();
		this.minji.page().locator(".message-actions").click();
		assertThat(this.minji.page().locator(".quick-reaction").first()).hasText("🎉");
		assertThat(seq).isPositive();
	}

	@Test
	void aReactionWithoutAConnectionIsShownAndSavedLater() {
		long seq = this.garden.say("reactions: offline");
		this.garden.react(seq, "👍", true);
		assertThat(chips(this.minji)).hasText(new String[] { "👍 1" });
		this.people.expectFailedRequests();
		this.minji.context().setOffline(true);
		chips(this.minji).click();
		assertThat(chips(this.minji)).hasText(new String[] { "👍 2" });
		chips(this.minji).click();
		assertThat(chips(this.minji)).hasText(new String[] { "👍 1" });
		chips(this.minji).click();
		assertThat(chips(this.minji)).hasAttribute("aria-pressed", "true");
		this.minji.context().setOffline(false);
		this.minji.awaitConnected();
		this.minji.page()
			.waitForCondition(() -> Boolean.FALSE.equals(this.minji.page()
				.evaluate("Object.keys(localStorage).some((key) => key.startsWith('maru.changes.'))")));
		this.minji.reload();
		assertThat(chips(this.minji)).hasText(new String[] { "👍 2" });
		assertThat(chips(this.minji)).hasAttribute("aria-pressed", "true");
		this.garden.archive(true);
		assertThat(this.minji.page().locator(".reaction-add")).isHidden();
		chips(this.minji).click();
		assertThat(chips(this.minji)).hasText(new String[] { "👍 2" });
	}

	@Test
	void everyoneWhoReactedIsListedAHundredAtATime() {
		long seq = this.garden.say("reactions: who");
		List<String> names = new ArrayList<>();
		for (int i = 0; i < 101; i++) {
			Account person = this.garden.come("Person");
			this.garden.react(person, seq, "👍", true);
			names.add(person.name());
		}
		this.garden.react(seq, "🎉", true);
		// Not among the first twenty, who come with the history.
		this.minji.page().locator(".reaction").first().click();
		this.minji.reload();
		assertThat(chips(this.minji)).hasText(new String[] { "👍 102", "🎉 1" });
		assertThat(chips(this.minji).first()).hasAttribute("aria-pressed", "true");
		this.minji.message("reactions: who").hover();
		this.minji.page().locator(".message-actions").click();
		item(this.minji, "View reactions").click();
		Locator dialog = this.minji.page().locator("#message-reactions");
		assertThat(dialog.locator("li")).hasCount(100);
		assertNothingFound(this.minji.page(), "with the people who reacted");
		dialog.getByText("Show more people").click();
		assertThat(dialog.locator("li")).hasCount(102);
		names.add(this.minji.name());
		assertThat(dialog.locator("li bdi").allTextContents()).containsExactlyInAnyOrderElementsOf(names);
		dialog.getByRole(AriaRole.TAB).first().press("ArrowRight");
		assertThat(dialog.locator("li bdi")).hasText(this.garden.gardener());
	}

	private static Locator chips(ChatPage page) {
		return page.page().locator(".reaction");
	}

	private static Locator item(ChatPage page, String name) {
		return page.page()
			.getByRole(AriaRole.MENUITEM, new com.microsoft.playwright.Page.GetByRoleOptions().setName(name));
	}

}
