package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

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

/** A message shows how many replies it has, and its thread opens in the panel. */
@PageTest
class PageThreadTests extends PageScenario {

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
	void theNumberOfRepliesFollowsRepliesAndDeletionsOnEveryPage() {
		long root = this.garden.say("thread: root");
		ChatPage other = this.minji.anotherTab();
		other.page().navigate(this.garden.address());
		reply(this.minji, "thread: root", "first answer");
		reply(this.minji, "first answer", "second answer");
		for (ChatPage page : List.of(this.minji, other)) {
			assertThat(count(page)).hasText("2 replies");
			assertThat(page.log().locator(".thread-line .avatar")).hasCount(1);
		}
		// The rows that the server renders, and events after them.
		other.reload();
		assertThat(count(other)).hasText("2 replies");
		this.garden.removeMessage(root + 1);
		for (ChatPage page : List.of(this.minji, other)) {
			assertThat(count(page)).hasText("1 reply");
		}
		reply(this.minji, "second answer", "third answer");
		assertThat(count(other)).hasText("2 replies");
		this.garden.removeMessage(root + 2);
		this.garden.removeMessage(root + 4);
		for (ChatPage page : List.of(this.minji, other)) {
			assertThat(page.log().locator(".thread-line")).hasCount(0);
		}
		other.reload();
		assertThat(row(other, "thread: root")).isVisible();
		assertThat(other.log().locator(".thread-line")).hasCount(0);
	}

	@Test
	void aThreadIsReadAndAnsweredInThePanel() {
		this.garden.say("thread: root");
		reply(this.minji, "thread: root", "an answer");
		this.garden.say("not in the thread");
		count(this.minji).click();
		assertThat(field(this.minji)).isFocused();
		assertThat(texts(this.minji)).hasText(new String[] { "thread: root", "an answer" });
		assertThat(this.minji.page()).hasURL(Pattern.compile(".*panel=thread&thread=\\d+$"));
		assertNothingFound(this.minji.page(), "with a thread");
		field(this.minji).fill("from the panel");
		field(this.minji).press("Enter");
		assertThat(texts(this.minji)).hasText(new String[] { "thread: root", "an answer", "from the panel" });
		assertThat(panel(this.minji).locator(".unsent")).hasCount(0);
		assertThat(count(this.minji)).hasText("2 replies");
		assertThat(panel(this.minji).locator("[data-part=thread-number]")).hasText("2 replies");
		assertThat(row(this.minji, "from the panel").locator(".answered")).containsText("thread: root");
		// Its draft is its own, and a reload opens the thread again.
		field(this.minji).fill("a draft");
		this.minji.reload();
		assertThat(field(this.minji)).hasValue("a draft");
		assertThat(this.minji.page().locator("#composer-text")).hasValue("");
		assertThat(texts(this.minji)).hasText(new String[] { "thread: root", "an answer", "from the panel" });
		this.garden.removeMessage(seq(this.minji, "an answer"));
		assertThat(texts(this.minji))
			.hasText(new String[] { "thread: root", "A moderator removed this message.", "from the panel" });
		this.garden.removeMessage(seq(this.minji, "thread: root"));
		assertThat(texts(this.minji).first()).hasText("This message was deleted.");
		// After the first message was deleted, replies to the newest one stay in the
		// thread.
		field(this.minji).fill("goes on");
		field(this.minji).press("Enter");
		assertThat(texts(this.minji).last()).hasText("goes on");
		assertThat(count(this.minji)).hasText("2 replies");
		this.minji.page().keyboard().press("Escape");
		assertThat(panel(this.minji)).isHidden();
		this.minji.page().goBack();
		assertThat(panel(this.minji)).isHidden();
	}

	@Test
	void aReplyFromThePanelWaitsForTheConnection() {
		this.people.expectFailedRequests();
		this.garden.say("thread: root");
		reply(this.minji, "thread: root", "an answer");
		count(this.minji).click();
		assertThat(texts(this.minji)).hasCount(2);
		this.minji.context().setOffline(true);
		field(this.minji).fill("written offline");
		field(this.minji).press("Enter");
		assertThat(panel(this.minji).locator(".unsent")).containsText("written offline");
		assertThat(this.minji.unsent().first()).containsText("written offline");
		this.minji.context().setOffline(false);
		assertThat(panel(this.minji).locator(".unsent")).hasCount(0);
		assertThat(texts(this.minji)).hasText(new String[] { "thread: root", "an answer", "written offline" });
		assertThat(count(this.minji)).hasText("2 replies");
	}

	@Test
	void messagesInThePanelAreEditedReactedToAndDeletedAsInTheRoom() {
		long root = this.garden.say("thread: root");
		reply(this.minji, "thread: root", "an answer");
		reply(this.minji, "an answer", "another answer");
		this.garden.react(root, "🎉", true);
		count(this.minji).click();
		Locator rows = panel(this.minji).locator(".message");
		assertThat(rows).hasCount(3);
		assertThat(rows.first().locator(".reaction")).hasText("🎉 1");
		rows.first().locator(".reaction").click();
		assertThat(row(this.minji, "thread: root").locator(".reaction")).hasText("🎉 2");
		assertThat(rows.first().locator(".reaction")).hasAttribute("aria-pressed", "true");
		this.garden.react(root, "👀", true);
		assertThat(rows.first().locator(".reaction")).hasText(new String[] { "🎉 2", "👀 1" });
		choose(rows.nth(1), "react 👍");
		assertThat(row(this.minji, "an answer").first().locator(".reaction")).hasText("👍 1");
		assertThat(rows.nth(1).locator(".reaction")).hasText("👍 1");
		assertThat(rows.nth(1).locator(".message-reply")).hasCount(0);
		assertNothingFound(this.minji.page(), "with actions in a thread");
		field(this.minji).press("ArrowUp");
		Locator editor = rows.nth(2).getByRole(AriaRole.TEXTBOX);
		assertThat(editor).hasValue("another answer");
		editor.fill("a better answer");
		editor.press("Enter");
		assertThat(field(this.minji)).isFocused();
		assertThat(texts(this.minji).last()).hasText("a better answer");
		assertThat(row(this.minji, "a better answer")).isVisible();
		choose(rows.nth(2), "remove");
		assertThat(this.minji.page().locator(".message.removed")).hasCount(2);
		this.minji.page().locator(".toast button").click();
		assertThat(row(this.minji, "a better answer")).isVisible();
		assertThat(texts(this.minji).last()).hasText("a better answer");
		choose(rows.nth(1), "remove");
		choose(rows.nth(2), "pin");
		assertThat(this.minji.page().locator(".message.removed")).hasCount(2);
		this.minji.reload();
		assertThat(rows).hasCount(3);
		assertThat(rows.nth(1)).hasClass(Pattern.compile(".*removed.*"));
		assertThat(rows.nth(2).locator("[data-part=text]")).hasText("a better answer");
		assertThat(rows.first().locator(".reaction").first()).hasAttribute("aria-pressed", "true");
	}

	@Test
	void namesAreCompletedInThePanel() {
		this.garden.say("thread: root");
		reply(this.minji, "thread: root", "an answer");
		count(this.minji).click();
		field(this.minji).pressSequentially("thanks @gard");
		assertThat(panel(this.minji).locator("[role=option]").first()).hasAttribute("aria-selected", "true");
		assertNothingFound(this.minji.page(), "with names to choose from");
		field(this.minji).press("Enter");
		field(this.minji).pressSequentially("!");
		field(this.minji).press("Enter");
		assertThat(texts(this.minji).last().locator(".mention")).hasText(Pattern.compile("@Gardener.*"));
		assertThat(row(this.minji, "thanks").locator(".mention")).hasText(Pattern.compile("@Gardener.*"));
	}

	@Test
	void anotherRoomClosesTheThread() {
		this.garden.say("thread: root");
		reply(this.minji, "thread: root", "an answer");
		count(this.minji).click();
		assertThat(panel(this.minji)).isVisible();
		this.minji.page().locator(".rooms-link[data-room=lobby]").click();
		assertThat(this.minji.page().locator("body")).hasAttribute("data-room", "lobby");
		assertThat(panel(this.minji)).isHidden();
		this.minji.page().goBack();
		assertThat(texts(this.minji)).hasText(new String[] { "thread: root", "an answer" });
	}

	private static void reply(ChatPage chat, String to, String text) {
		row(chat, to).hover();
		row(chat, to).locator(".message-reply").click();
		assertThat(chat.page().locator("#composer-text")).isFocused();
		chat.page().locator("#composer-text").fill(text);
		chat.page().locator("#composer-text").press("Enter");
		assertThat(chat.unsent()).hasCount(0);
	}

	private static void choose(Locator row, String action) {
		row.hover();
		row.locator(".message-actions").click();
		row.page().locator("#message-menu [data-action='" + action + "']").click();
	}

	private static Locator row(ChatPage chat, String text) {
		Locator texts = chat.page().locator("[data-part=text]", new Page.LocatorOptions().setHasText(text));
		return chat.page().locator("maru-timeline .message", new Page.LocatorOptions().setHas(texts));
	}

	private static Locator count(ChatPage chat) {
		return chat.page().locator("maru-timeline [data-part=thread-count]");
	}

	private static Locator panel(ChatPage chat) {
		return chat.page().locator("maru-thread");
	}

	private static Locator field(ChatPage chat) {
		return panel(chat).getByRole(AriaRole.TEXTBOX);
	}

	private static Locator texts(ChatPage chat) {
		return panel(chat).locator("[data-part=text]");
	}

	private static long seq(ChatPage chat, String text) {
		return Long.parseLong(row(chat, text).getAttribute("data-seq"));
	}

}
