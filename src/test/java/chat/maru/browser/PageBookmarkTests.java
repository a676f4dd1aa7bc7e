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

/** Users bookmark messages for themselves, and find them in the panel. */
@PageTest
class PageBookmarkTests extends PageScenario {

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
	void bookmarksAreListedOnAllDevicesAndLeadToTheirMessages() {
		this.garden.say("bookmarks: first");
		this.garden.say("bookmarks: second");
		long third = this.garden.say("bookmarks: third");
		this.minji.hear("bookmarks: third");
		ChatPage other = this.minji.anotherTab();
		other.page().navigate(this.garden.address());
		other.page().locator("[data-opens=bookmarks]").click();
		assertThat(other.page().locator("#panel-heading")).isFocused();
		assertThat(other.page().locator(".bookmarks-none")).isVisible();
		assertNothingFound(other.page(), "without bookmarks");
		choose(this.minji, "bookmarks: first", "Bookmark message");
		assertThat(this.minji.page().locator(".toast")).hasText("Bookmarked");
		choose(this.minji, "bookmarks: second", "Bookmark message");
		choose(this.minji, "bookmarks: third", "Bookmark message");
		assertThat(texts(other)).hasText(new String[] { "bookmarks: third", "bookmarks: second", "bookmarks: first" });
		assertNothingFound(other.page(), "with bookmarks");
		choose(this.minji, "bookmarks: second", "Remove bookmark");
		this.garden.removeMessage(third);
		assertThat(texts(other)).hasText(new String[] { "bookmarks: first" });
		other.page().locator(".bookmarks a").click();
		assertThat(other.message("bookmarks: first")).hasAttribute("data-linked", "");
		other.page().locator(".bookmarks button.control").click();
		assertThat(other.page().locator(".bookmarks-none")).isVisible();
		open(this.minji, "bookmarks: first");
		assertThat(this.minji.page().locator("#message-menu [data-action=bookmark]")).isVisible();
		assertThat(this.minji.page().locator("#message-menu [data-action=unbookmark]")).isHidden();
	}

	@Test
	void aBookmarkThatIsNotStoredIsUndone() {
		this.garden.say("bookmarks: offline");
		this.minji.hear("bookmarks: offline");
		this.people.expectFailedRequests();
		this.minji.context().setOffline(true);
		choose(this.minji, "bookmarks: offline", "Bookmark message");
		assertThat(this.minji.page().locator(".toast")).hasText("Could not change the bookmark. Please try again.");
		open(this.minji, "bookmarks: offline");
		assertThat(this.minji.page().locator("#message-menu [data-action=bookmark]")).isVisible();
	}

	private static Locator texts(ChatPage chat) {
		return chat.page().locator(".bookmarks .search-text");
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
