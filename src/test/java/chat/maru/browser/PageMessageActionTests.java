package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The actions of a message by mouse, keyboard and touch. */
@PageTest
class PageMessageActionTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	private static final double SMALLEST_TOUCH = 44;

	@Autowired
	BeanFactory server;

	private Garden garden;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
	}

	@Test
	void ownMessagesAreDeletedUnlessThatIsUndone() {
		ChatPage minji = visitor(new NewContextOptions());
		minji.say("actions: first");
		minji.say("actions: second");
		ChatPage other = minji.anotherTab();
		other.page().navigate(this.garden.address());
		other.hear("actions: second");
		delete(minji, "actions: second");
		assertThat(minji.ownTexts()).hasText(new String[] { "actions: first", "This message was deleted." });
		assertThat(more(minji, "actions: first")).isFocused();
		button(minji, "Undo").click();
		assertThat(minji.ownTexts()).hasText(new String[] { "actions: first", "actions: second" });
		delete(minji, "actions: second");
		assertThat(minji.page().locator(".toast")).containsText("Message deleted.");
		assertThat(other.message("actions: second")).isVisible();
		// The page closes before the ten seconds are over, and the deletion is sent.
		minji.reload();
		for (ChatPage page : List.of(minji, other)) {
			assertThat(page.ownTexts()).hasText(new String[] { "actions: first", "This message was deleted." });
		}
	}

	@Test
	void theButtonFollowsTheMouseAfterAMenu() {
		ChatPage minji = visitor(new NewContextOptions());
		minji.say("actions: first");
		minji.say("actions: second");
		minji.message("actions: first").hover();
		more(minji, "actions: first").click();
		item(minji, "Mark unread from here").click();
		minji.message("actions: second").hover();
		more(minji, "actions: second").click();
		assertThat(item(minji, "Copy text")).isVisible();
	}

	@Test
	void allActionsAreReachableByKeyboardFromOneTabStop() {
		ChatPage minji = visitor(new NewContextOptions());
		this.garden.say("actions: of another user");
		minji.say("actions: mine");
		this.garden.say("actions: the last one");
		minji.hear("actions: the last one");
		minji.page().keyboard().press("Shift+Tab");
		assertThat(more(minji, "actions: the last one")).isFocused();
		minji.page().keyboard().press("ArrowUp");
		assertThat(more(minji, "actions: mine")).isFocused();
		minji.page().keyboard().press("Enter");
		assertThat(item(minji, "👍")).isFocused();
		minji.page().keyboard().press("Escape");
		assertThat(more(minji, "actions: mine")).isFocused();
		minji.page().keyboard().press("Enter");
		minji.page().keyboard().press("ArrowDown");
		assertThat(item(minji, "Reply")).isFocused();
		minji.page().keyboard().press("ArrowDown");
		assertThat(item(minji, "About " + minji.name())).isFocused();
		minji.page().keyboard().press("ArrowDown");
		assertThat(item(minji, "Copy text")).isFocused();
		minji.page().keyboard().press("ArrowDown");
		assertThat(item(minji, "Copy link")).isFocused();
		minji.page().keyboard().press("ArrowDown");
		assertThat(item(minji, "Mark unread from here")).isFocused();
		minji.page().keyboard().press("ArrowDown");
		assertThat(item(minji, "Bookmark message")).isFocused();
		minji.page().keyboard().press("ArrowDown");
		assertThat(item(minji, "Pin message")).isFocused();
		minji.page().keyboard().press("ArrowDown");
		assertThat(item(minji, "Make this the notice")).isFocused();
		minji.page().keyboard().press("ArrowDown");
		assertThat(item(minji, "Edit message")).isFocused();
		minji.page().keyboard().press("ArrowDown");
		assertThat(item(minji, "Delete message")).isFocused();
		minji.page().keyboard().press("Enter");
		assertThat(minji.ownTexts()).hasText("This message was deleted.");
		assertThat(more(minji, "actions: of another user")).isFocused();
		assertThat(minji.log().getByRole(AriaRole.BUTTON)).hasCount(1);
		minji.page().keyboard().press("Tab");
		assertThat(minji.composer()).isFocused();
	}

	@Test
	void moderatorsMayRemoveOtherUsersMessages() {
		ChatPage minji = visitor(new NewContextOptions());
		this.garden.say("actions: of another user");
		minji.message("actions: of another user").hover();
		more(minji, "actions: of another user").click();
		assertThat(minji.page().getByRole(AriaRole.MENUITEM)).hasCount(15);
		assertThat(item(minji, "About " + this.garden.gardener())).isVisible();
		this.garden.appoint(minji);
		minji.reload();
		assertThat(minji.page().locator("body")).hasAttribute("data-moderates", "");
		delete(minji, "actions: of another user");
		assertThat(dialog(minji)).containsText("actions: of another user");
		assertNothingFound(minji.page(), "asking whether to remove");
		button(minji, "Keep").click();
		assertThat(minji.message("actions: of another user")).isVisible();
		delete(minji, "actions: of another user");
		button(minji, "Delete").click();
		assertThat(dialog(minji)).isHidden();
		assertThat(minji.messages().locator("[data-part=text]")).hasText("A moderator removed this message.");
		minji.reload();
		assertThat(minji.messages().locator("[data-part=text]")).hasText("A moderator removed this message.");
	}

	@Test
	void aMessageThatTheServerDoesNotDeleteComesBack() {
		ChatPage minji = visitor(new NewContextOptions());
		minji.say("actions: stays");
		delete(minji, "actions: stays");
		assertThat(minji.ownTexts()).hasText("This message was deleted.");
		this.garden.archive(true);
		minji.page().evaluate("window.dispatchEvent(new Event('pagehide'))");
		assertThat(minji.page().locator(".toast")).containsText("Could not delete the message.");
		assertThat(minji.message("actions: stays")).isVisible();
	}

	@Test
	void theButtonMovesOnWhenItsMessageIsRemovedByAnotherUser() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), this.garden);
		this.garden.say("actions: stays, too");
		long said = this.garden.say("actions: goes");
		minji.hear("actions: goes");
		minji.page().keyboard().press("Shift+Tab");
		assertThat(more(minji, "actions: goes")).isFocused();
		this.garden.removeMessage(said);
		assertThat(more(minji, "actions: stays, too")).isFocused();
	}

	@Test
	void aTouchShowsTheButtonWhichIsLargeEnough() {
		ChatPage minji = visitor(LOOKS.get(0).options());
		this.garden.say("actions: touch me");
		Locator more = more(minji, "actions: touch me");
		assertThat(more).hasCSS("opacity", "0");
		minji.message("actions: touch me").tap();
		assertThat(more).hasCSS("opacity", "1");
		BoundingBox box = more.boundingBox();
		assertThat(Math.min(box.width, box.height)).isGreaterThanOrEqualTo(SMALLEST_TOUCH);
		more.tap();
		assertThat(item(minji, "About " + this.garden.gardener())).isInViewport();
		minji.page().keyboard().press("Escape");
		minji.message("actions: touch me").locator("[data-part=text]").tap();
		assertThat(minji.page().locator("[data-pointed]")).hasCount(0);
	}

	@Test
	void aLongPressOpensTheActionsAsASheetAndOneOfThemCopies() {
		ChatPage minji = visitor(LOOKS.get(0).options());
		Page page = minji.page();
		page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		this.garden.say("actions: press me");
		Locator message = minji.message("actions: press me");
		assertThat(message).isVisible();
		BoundingBox box = message.locator("[data-part=text]").boundingBox();
		CDPSession touches = page.context().newCDPSession(page);
		touch(touches, "touchStart", "[{\"x\":%s,\"y\":%s}]".formatted(box.x + 30, box.y + 8));
		assertThat(message).hasAttribute("data-pressed", "");
		touch(touches, "touchEnd", "[]");
		BoundingBox sheet = page.getByRole(AriaRole.MENU).boundingBox();
		assertThat(sheet.width).isEqualTo(page.viewportSize().width);
		assertThat(sheet.y + sheet.height).isEqualTo(page.viewportSize().height);
		item(minji, "Copy text").tap();
		assertThat(page.locator(".toast")).hasText("Text copied.");
		assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("actions: press me");
	}

	static void touch(CDPSession touches, String type, String points) {
		touches.send("Input.dispatchTouchEvent",
				JsonParser.parseString("{\"type\":\"%s\",\"touchPoints\":%s}".formatted(type, points))
					.getAsJsonObject());
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothing(Look look) {
		ChatPage minji = visitor(look.options());
		minji.composer().fill("actions: axe");
		minji.sendButton().click();
		Locator more = minji.log().getByRole(AriaRole.BUTTON);
		assertThat(more).hasCount(1);
		more.focus();
		minji.page().keyboard().press("Enter");
		assertThat(minji.page().getByRole(AriaRole.MENU)).isVisible();
		assertNothingFound(minji.page(), "with a menu");
		minji.page().keyboard().press("End");
		minji.page().keyboard().press("Enter");
		assertThat(minji.page().locator(".toast")).isVisible();
		assertNothingFound(minji.page(), "with a way back from a deletion");
	}

	private static void delete(ChatPage chat, String text) {
		chat.message(text).hover();
		more(chat, text).click();
		item(chat, "Delete message").click();
	}

	private ChatPage visitor(NewContextOptions options) {
		return this.people.join("Minji", options, this.garden);
	}

	private static Locator more(ChatPage chat, String text) {
		return chat.message(text)
			.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(text + "$")));
	}

	private static Locator item(ChatPage chat, String name) {
		return chat.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	private static Locator button(ChatPage chat, String name) {
		return chat.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	private static Locator dialog(ChatPage chat) {
		return chat.page().getByRole(AriaRole.DIALOG);
	}

}
