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
import org.springframework.jdbc.core.simple.JdbcClient;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Users edit their messages, on any of their devices. */
@PageTest
class PageMessageEditTests extends PageScenario {

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
	void anEditReachesEveryPageAndLeavesTheDraftAlone() {
		this.minji.say("edits: frist");
		ChatPage other = this.minji.anotherTab();
		other.page().navigate(this.garden.address());
		other.hear("edits: frist");
		this.minji.composer().fill("a draft");
		open(this.minji, "edits: frist");
		assertThat(field(this.minji)).isFocused();
		assertThat(field(this.minji)).hasValue("edits: frist");
		assertNothingFound(this.minji.page(), "with a field for the new text");
		field(this.minji).fill("edits: first");
		field(this.minji).press("Enter");
		assertThat(field(this.minji)).hasCount(0);
		for (ChatPage page : List.of(this.minji, other)) {
			assertThat(page.ownTexts()).hasText(new String[] { "edits: first" });
		}
		assertThat(this.minji.page().locator(".edit-state, .message-edited")).hasCount(0);
		assertThat(this.minji.page().locator("#composer-text")).hasValue("a draft");
		assertThat(this.minji.page().locator("#composer-text")).isFocused();
		postedLongAgo();
		other.page().locator("#composer-text").press("ArrowUp");
		assertThat(field(other)).hasValue("edits: first");
		field(other).press("Shift+Enter");
		field(other).pressSequentially("second line");
		field(other).press("Enter");
		assertThat(other.page().locator("#composer-text")).isFocused();
		for (ChatPage page : List.of(this.minji, other)) {
			assertThat(page.ownTexts()).hasText(new String[] { "edits: first second line edited" });
			assertThat(page.page().locator(".message-edited")).hasText("edited");
		}
		this.minji.reload();
		assertThat(this.minji.ownTexts()).hasText(new String[] { "edits: first second line edited" });
	}

	@Test
	void escapeLeavesAndAnInputMethodSavesOnce() {
		this.minji.say("edits: 안녕");
		this.minji.composer().press("ArrowUp");
		field(this.minji).fill("dropped");
		field(this.minji).press("Escape");
		assertThat(this.minji.composer()).isFocused();
		assertThat(this.minji.ownTexts()).hasText(new String[] { "edits: 안녕" });
		this.minji.composer().press("ArrowUp");
		field(this.minji).fill("edits: 잘 ");
		InputMethod inputMethod = new InputMethod(this.minji.page());
		inputMethod.compose("ㄱ");
		inputMethod.compose("가");
		inputMethod.takenEnter();
		inputMethod.commit("가");
		inputMethod.plainEnter();
		assertThat(this.minji.ownTexts()).hasText(new String[] { "edits: 잘 가" });
		assertThat(this.minji.page().locator(".editor")).hasCount(0);
		// Only own messages can be edited, and an unchanged text sends nothing.
		this.garden.say("edits: of another user");
		this.minji.hear("edits: of another user");
		this.minji.composer().press("ArrowUp");
		assertThat(field(this.minji)).hasValue("edits: 잘 가");
		field(this.minji).press("Enter");
		assertThat(this.minji.page().locator(".editor, .edit-state")).hasCount(0);
	}

	@Test
	void anEditThatAnotherDeviceMadeFirstIsShownWithOnesOwn() {
		this.people.expectFailedRequests();
		this.minji.say("edits: here");
		ChatPage other = this.minji.anotherTab();
		other.page().navigate(this.garden.address());
		other.hear("edits: here");
		open(this.minji, "edits: here");
		field(this.minji).fill("edits: mine");
		open(other, "edits: here");
		field(other).fill("edits: theirs");
		field(other).press("Enter");
		assertThat(this.minji.page().locator(".editor-present")).hasText("edits: theirs");
		assertThat(field(this.minji)).hasValue("edits: mine");
		this.minji.page().locator(".editor button[type=submit]").click();
		assertThat(this.minji.ownTexts()).hasText(new String[] { "edits: mine" });
		assertThat(other.ownTexts()).hasText(new String[] { "edits: mine" });
		// Both edit the same version, one of them without a connection.
		this.minji.context().setOffline(true);
		open(this.minji, "edits: mine");
		field(this.minji).fill("edits: offline");
		field(this.minji).press("Enter");
		assertThat(this.minji.page().locator(".edit-waiting")).isVisible();
		assertThat(this.minji.ownTexts()).hasText(new String[] { "edits: offline" });
		this.minji.context().setOffline(false);
		assertThat(this.minji.page().locator(".edit-state")).hasCount(0);
		assertThat(other.ownTexts()).hasText(new String[] { "edits: offline" });
	}

	@Test
	void earlierVersionsShowWhatChanged() {
		this.minji.say("edits: ten o'clock");
		postedLongAgo();
		open(this.minji, "edits: ten o'clock");
		field(this.minji).fill("edits: nine o'clock");
		field(this.minji).press("Enter");
		Page page = this.minji.page();
		page.locator(".message-edited").click();
		Locator dialog = page.locator("#message-versions");
		assertThat(dialog.locator(".version-text"))
			.hasText(new String[] { "edits: tennine o'clock", "edits: ten o'clock" });
		assertThat(dialog.locator("del")).hasText("ten");
		assertThat(dialog.locator("ins")).hasText("nine");
		assertNothingFound(page, "with the versions of a message");
		page.keyboard().press("Escape");
		assertThat(dialog).isHidden();
		choose(this.minji, page.locator(".message[data-own]"), "Earlier versions");
		assertThat(dialog.locator("ins")).hasText("nine");
	}

	@Test
	void aRefusedEditSaysWhyAndCanBeMadeAgain() {
		this.minji.say("edits: here");
		this.minji.page().evaluate("""
				() => {
					const row = document.querySelector('.message[data-own]')
					row.message = { ...row.message, version: 7 }
				}""");
		open(this.minji, "edits: here");
		field(this.minji).fill("edits: again");
		field(this.minji).press("Enter");
		assertThat(this.minji.page().locator(".edit-refused"))
			.containsText("This message was changed on another device in the meantime.");
		this.minji.reload();
		assertThat(this.minji.page().locator(".edit-refused")).isVisible();
		assertThat(this.minji.ownTexts()).hasText(new String[] { "edits: again" });
		button(this.minji, "Edit again").click();
		assertThat(this.minji.page().locator(".editor-present")).hasText("edits: here");
		field(this.minji).press("Enter");
		assertThat(this.minji.page().locator(".edit-state")).hasCount(0);
		this.minji.reload();
		assertThat(this.minji.ownTexts()).hasText(new String[] { "edits: again" });
	}

	/** An edit within half a minute is not marked. */
	private void postedLongAgo() {
		this.server.getBean(JdbcClient.class)
			.sql("update message set sent_at = sent_at - 60000 where room_id = ?")
			.param(this.garden.id())
			.update();
	}

	private static void open(ChatPage chat, String text) {
		choose(chat, chat.message(text), "Edit message");
	}

	private static void choose(ChatPage chat, Locator message, String action) {
		message.hover();
		message.locator(".message-actions").click();
		chat.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action).setExact(true)).click();
	}

	private static Locator field(ChatPage chat) {
		return chat.page().locator("[data-part=edit-text]");
	}

	private static Locator button(ChatPage chat, String name) {
		return chat.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

}
