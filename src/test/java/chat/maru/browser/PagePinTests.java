package chat.maru.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Users pin messages for everyone in the room; one of them is the notice. */
@PageTest
class PagePinTests extends PageScenario {

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
	void aNoticeIsAboveTheMessagesUntilItIsClosed() {
		long seq = this.garden.say("pins: bring\nwarm clothes");
		this.minji.hear("pins: bring warm clothes");
		ChatPage other = this.minji.anotherTab();
		other.page().navigate(this.garden.address());
		other.hear("pins: bring warm clothes");
		choose(this.minji, "pins: bring warm clothes", "Make this the notice");
		for (ChatPage page : new ChatPage[] { this.minji, other }) {
			assertThat(line(page)).hasText("pins: bring warm clothes");
		}
		assertThat(this.minji.page().locator(".event-line").last()).containsText("made a message the notice");
		assertThat(this.minji.page().locator(".event-line a").last()).hasAttribute("href",
				this.garden.address() + "/" + seq);
		line(this.minji).click();
		assertThat(this.minji.page().locator(".notice-text")).hasText("pins: bring\nwarm clothes");
		assertThat(this.minji.page().locator(".notice-about bdi")).hasText(this.garden.gardener());
		assertNothingFound(this.minji.page(), "with an open notice");
		this.minji.page().keyboard().press("Escape");
		assertThat(this.minji.page().locator(".notice-whole")).isHidden();
		// The server shows it before the scripts run, and what was closed is closed
		// everywhere.
		this.minji.reload();
		assertThat(line(this.minji)).hasText("pins: bring warm clothes");
		this.minji.page().locator(".notice [data-part=close]").click();
		for (ChatPage page : new ChatPage[] { this.minji, other }) {
			assertThat(page.page().locator(".notice")).isHidden();
		}
		this.minji.reload();
		assertThat(this.minji.message("pins: bring warm clothes")).isVisible();
		assertThat(this.minji.page().locator(".notice")).isHidden();
		long next = this.garden.say("pins: and an umbrella");
		this.minji.hear("pins: and an umbrella");
		choose(this.minji, "pins: and an umbrella", "Make this the notice");
		assertThat(line(other)).hasText("pins: and an umbrella");
		this.garden.removeMessage(next);
		assertThat(this.minji.page().locator(".notice")).isHidden();
	}

	@Test
	void pinnedMessagesAreListedAndLeadToTheirPlaces() {
		this.garden.say("pins: first");
		this.garden.say("pins: second");
		this.minji.hear("pins: second");
		choose(this.minji, "pins: first", "Pin message");
		choose(this.minji, "pins: second", "Pin message");
		this.minji.page().locator(".panel-button").click();
		this.minji.page().locator("#tab-pinned").click();
		Locator list = this.minji.page().locator(".pinned-list");
		assertThat(list.locator(".search-text")).hasText(new String[] { "pins: second", "pins: first" });
		assertNothingFound(this.minji.page(), "with the list of pinned messages");
		this.minji.reload();
		assertThat(list.locator(".search-text")).hasText(new String[] { "pins: second", "pins: first" });
		list.locator("a").last().click();
		assertThat(this.minji.message("pins: first")).hasAttribute("data-linked", "");
		list.locator("button").first().click();
		assertThat(list.locator(".search-text")).hasText(new String[] { "pins: first" });
		choose(this.minji, "pins: first", "Unpin message");
		assertThat(this.minji.page().locator(".pinned-none")).isVisible();
	}

	@Test
	void aPinWaitsForTheConnection() {
		this.garden.say("pins: offline");
		this.minji.hear("pins: offline");
		this.people.expectFailedRequests();
		this.minji.context().setOffline(true);
		choose(this.minji, "pins: offline", "Make this the notice");
		assertThat(line(this.minji)).hasText("pins: offline");
		this.minji.context().setOffline(false);
		assertThat(this.minji.page().locator(".event-line").last()).containsText("made a message the notice");
		assertThat(line(this.minji)).hasText("pins: offline");
	}

	@Test
	void whereOnlyModeratorsPinOthersAreNotOfferedTo() {
		this.garden.share(this.minji);
		ChatPage ben = this.people.join("Ben", new NewContextOptions(), this.garden);
		this.garden.say("pins: here");
		ben.hear("pins: here");
		this.minji.page().locator(".panel-button").click();
		this.minji.page().locator("#tab-settings").click();
		this.minji.page().locator("#pinning").selectOption("moderators");
		this.minji.page().locator("form[action$='/pinning'] button").click();
		assertThat(ben.page().locator(".event-line").last()).containsText("let only moderators pin messages");
		assertThat(ben.page().locator("body[data-may-pin]")).hasCount(0);
		open(ben, "pins: here");
		assertThat(ben.page().locator("#message-menu [data-action=pin]")).isHidden();
		assertThat(this.minji.page().locator("body[data-may-pin]")).hasCount(1);
	}

	private static Locator line(ChatPage chat) {
		return chat.page().locator(".notice-line");
	}

	private static void open(ChatPage chat, String text) {
		Locator message = chat.message(text);
		chat.composer().focus(); // the button of the message before is no longer used
		message.hover();
		message.locator(".message-actions").click();
	}

	private static void choose(ChatPage chat, String text, String item) {
		open(chat, text);
		chat.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item).setExact(true)).click();
	}

}
