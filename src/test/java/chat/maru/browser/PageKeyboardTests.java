package chat.maru.browser;

import chat.maru.message.RoomLog;
import chat.maru.registration.Guests;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Uses the page only by keyboard: after the URL nothing is clicked or touched. */
@PageTest
class PageKeyboardTests extends PageScenario {

	private static final int STOPS = 25;

	@Autowired
	RoomLog log;

	@Autowired
	Guests guests;

	@Test
	void aUserJoinsWritesAndSends() {
		JoinPage door = this.people.visit(new NewContextOptions());
		assertThat(door.name()).isFocused();
		String name = People.unique("Keys");
		door.page().keyboard().type(name);
		door.page().keyboard().press("Enter");
		ChatPage page = ChatPage.of(door.page(), name);
		assertThat(page.composer()).isFocused();
		type(page, "keys: first");
		page.page().keyboard().press("Enter");
		type(page, "keys: second");
		tabTo(page, page.sendButton(), "Tab");
		page.page().keyboard().press("Enter");
		assertThat(page.ownTexts()).hasText(new String[] { "keys: first", "keys: second" });
		assertThat(page.composer()).isFocused();
	}

	@Test
	void theTimelineScrollsFromWithinAndFromTheComposer() {
		new Talk(this.log, this.guests).of("scrolled by keys", 60);
		ChatPage page = this.people.join("Keys");
		page.hear("scrolled by keys 60");
		assertThat(page.composer()).isFocused();
		press(page, "PageUp");
		assertThat(page.message("scrolled by keys 60")).not().isInViewport();
		press(page, "PageDown");
		assertThat(page.message("scrolled by keys 60")).isInViewport();
		tabTo(page, page.log(), "Shift+Tab");
		press(page, "PageUp");
		assertThat(page.message("scrolled by keys 60")).not().isInViewport();
		press(page, "End");
		assertThat(page.message("scrolled by keys 60")).isInViewport();
		type(page, "x");
		assertThat(page.composer()).isFocused();
		assertThat(page.composer()).hasValue("x");
		tabTo(page, page.selfMenu(), "Shift+Tab");
		press(page, "Escape");
		assertThat(page.composer()).isFocused();
	}

	@Test
	void theFirstTabStopSkipsToTheComposer() {
		ChatPage page = this.people.join("Keys");
		Locator skip = page.page()
			.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Skip to writing a message"));
		tabTo(page, skip, "Shift+Tab");
		assertThat(skip).isInViewport();
		press(page, "Enter");
		assertThat(page.composer()).isFocused();
	}

	@Test
	void theListOfUsersOpensAndCloses() {
		ChatPage page = this.people.join("Keys", new NewContextOptions().setViewportSize(800, 600));
		assertThat(page.listOfPeople()).isHidden();
		tabTo(page, page.onlineButton(), "Shift+Tab");
		press(page, "Enter");
		assertThat(page.online()).isVisible();
		assertThat(page.online()).containsText(page.name());
		press(page, "Tab");
		assertThat(page.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Close"))).isFocused();
		press(page, "Escape");
		assertThat(page.listOfPeople()).isHidden();
		assertThat(page.onlineButton()).isFocused();
	}

	@Test
	void themeAndLanguageAreSwitched() {
		ChatPage page = this.people.join("Keys");
		tabTo(page, page.selfMenu(), "Shift+Tab");
		press(page, "Enter");
		tabTo(page, page.themeButton(), "Tab");
		press(page, "Enter");
		assertThat(page.page().locator("html")).hasAttribute("data-theme", "light");
		press(page, "Space");
		assertThat(page.page().locator("html")).hasAttribute("data-theme", "dark");
		tabTo(page, page.languageLink(), "Shift+Tab");
		press(page, "Enter");
		assertThat(page.page().locator("html")).hasAttribute("lang", "ko");
		assertThat(page.composer()).hasAttribute("placeholder", "로비에 메시지 쓰기");
	}

	private static void type(ChatPage page, String text) {
		page.page().keyboard().type(text);
	}

	private static void press(ChatPage page, String key) {
		page.page().keyboard().press(key);
	}

	/**
	 * Presses Tab until the element has the focus, and checks that the focus is always
	 * visible.
	 */
	private static void tabTo(ChatPage page, Locator target, String key) {
		for (int stop = 0; stop < STOPS; stop++) {
			press(page, key);
			Page at = page.page();
			if ((boolean) target.evaluate("(element) => element === document.activeElement")) {
				assertThat(target).isVisible();
				assertThat((String) at.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
					.as("the outline of what has the focus")
					.isNotEqualTo("none");
				return;
			}
		}
		throw new AssertionError("Not reached by " + STOPS + " times " + key + ": " + target);
	}

}
