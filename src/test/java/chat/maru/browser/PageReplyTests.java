package chat.maru.browser;

import java.util.List;

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

/** Users reply to a message, and a reply shows and leads to what it replies to. */
@PageTest
class PageReplyTests extends PageScenario {

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
	void aReplyShowsWhatItRepliesToAsThatIsNow() {
		this.minji.say("replies: frist");
		ChatPage other = this.minji.anotherTab();
		other.page().navigate(this.garden.address());
		other.hear("replies: frist");
		choose(this.minji, "replies: frist", "Reply");
		assertThat(this.minji.composer()).isFocused();
		assertThat(bar(this.minji)).containsText("replies: frist");
		assertNothingFound(this.minji.page(), "while replying");
		this.minji.send("an answer");
		assertThat(bar(this.minji)).isHidden();
		for (ChatPage page : List.of(this.minji, other)) {
			assertThat(line(page, "an answer")).containsText("replies: frist");
			assertThat(line(page, "an answer").locator(".answered-author")).hasText(this.minji.name());
		}
		assertNothingFound(this.minji.page(), "with a reply");
		choose(this.minji, "replies: frist", "Edit message");
		this.minji.page().locator("[data-part=edit-text]").fill("replies: first");
		this.minji.page().locator("[data-part=edit-text]").press("Enter");
		for (ChatPage page : List.of(this.minji, other)) {
			assertThat(line(page, "an answer")).containsText("replies: first");
		}
		// The rows that the server renders.
		this.minji.reload();
		assertThat(line(this.minji, "an answer")).containsText("replies: first");
		this.garden.removeMessage(seq(this.minji, "replies: first"));
		for (ChatPage page : List.of(this.minji, other)) {
			assertThat(line(page, "an answer")).containsText("A moderator removed this message.");
			assertThat(page.page().locator("body")).not().containsText("replies: first");
		}
		this.minji.reload();
		assertThat(line(this.minji, "an answer")).containsText("A moderator removed this message.");
	}

	@Test
	void aReplyIsKeptWithTheDraftAndSentWhenTheConnectionIsBack() {
		this.people.expectFailedRequests();
		this.minji.say("replies: one");
		row(this.minji, "replies: one").hover();
		row(this.minji, "replies: one").locator(".message-actions[aria-haspopup]").focus();
		this.minji.page().keyboard().press("r");
		assertThat(this.minji.composer()).isFocused();
		this.minji.composer().pressSequentially("kept");
		this.minji.reload();
		assertThat(bar(this.minji)).containsText("replies: one");
		this.minji.composer().press("Escape");
		assertThat(bar(this.minji)).isHidden();
		assertThat(this.minji.composer()).hasValue("kept");
		choose(this.minji, "replies: one", "Reply");
		this.minji.context().setOffline(true);
		this.minji.composer().press("Enter");
		assertThat(row(this.minji, "kept").and(this.minji.unsent())).hasCount(1);
		assertThat(line(this.minji, "kept")).containsText("replies: one");
		this.minji.context().setOffline(false);
		assertThat(this.minji.unsent()).hasCount(0);
		this.minji.reload();
		assertThat(line(this.minji, "kept")).containsText("replies: one");
	}

	@Test
	void theLineLeadsToTheMessageAndAButtonLeadsBack() {
		this.minji.say("replies: far up");
		choose(this.minji, "replies: far up", "Reply");
		for (int i = 0; i < 120; i++) {
			this.garden.say("filler " + i);
		}
		this.minji.hear("filler 119");
		this.minji.say("from far below");
		this.minji.reload();
		assertThat(line(this.minji, "from far below")).containsText("replies: far up");
		line(this.minji, "from far below").click();
		assertThat(row(this.minji, "replies: far up")).isInViewport();
		Locator back = this.minji.page()
			.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to the reply"));
		back.click();
		assertThat(row(this.minji, "from far below")).isInViewport();
		assertThat(back).isHidden();
	}

	@Test
	void aReplyToAMessageThatWasDeletedCanBeSentAsAnOrdinaryMessage() {
		this.people.expectFailedRequests();
		this.minji.say("replies: going");
		long seq = seq(this.minji, "replies: going");
		choose(this.minji, "replies: going", "Reply");
		this.minji.context().setOffline(true);
		this.minji.send("too late");
		this.garden.removeMessage(seq);
		this.minji.context().setOffline(false);
		Locator refused = row(this.minji, "too late").locator(".delivery-refused");
		assertThat(refused).containsText("The message that you reply to no longer exists.");
		row(this.minji, "too late").locator("[data-action=retry]").click();
		assertThat(this.minji.unsent()).hasCount(0);
		assertThat(row(this.minji, "too late")).hasCount(1);
		assertThat(line(this.minji, "too late")).hasCount(0);
	}

	private static Locator row(ChatPage chat, String text) {
		Locator texts = chat.page().locator("[data-part=text]", new Page.LocatorOptions().setHasText(text));
		return chat.log().locator(".message", new Locator.LocatorOptions().setHas(texts));
	}

	private static Locator line(ChatPage chat, String text) {
		return row(chat, text).locator(".answered");
	}

	private static Locator bar(ChatPage chat) {
		return chat.page().locator("[data-part=answering]");
	}

	private static void choose(ChatPage chat, String text, String action) {
		row(chat, text).hover();
		row(chat, text).locator(".message-actions[aria-haspopup]").click();
		chat.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action).setExact(true)).click();
	}

	private static long seq(ChatPage chat, String text) {
		return Long.parseLong(row(chat, text).getAttribute("data-seq"));
	}

}
