package chat.maru.browser;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The list of rooms: its shortcuts, its marks and the menu of a room. */
@PageTest
class PageShortcutTests extends PageScenario {

	private static final String NEIGHBOURS = """
			async () => {
				const { neighbour } = await import('/js/page/rooms/neighbour.js')
				const all = ['a', 'b', 'c', 'd']
				const late = (one) => one > 'b'
				return [neighbour(all, 'a', 1), neighbour(all, 'd', 1), neighbour(all, 'a', -1), neighbour(all, 'd', 1, late),
					neighbour(all, 'a', -1, late), neighbour(all, 'c', 1, (one) => one === 'c'), neighbour(all, undefined, 1),
					neighbour(all, undefined, -1), neighbour([], undefined, 1)]
			}""";

	private static final String UNREAD = """
			async (room) => (await (await fetch(`/api/rooms/${room}`)).json()).unread""";

	/** The sections as the server draws them and as they are in the page. */
	private static final String LISTS = """
			async () => {
				const html = await (await fetch(location.href)).text()
				const told = ({ dataset, parentElement }) => [dataset.room, dataset.level, 'some' in dataset,
					...[...parentElement.querySelectorAll('[data-part]')].filter((part) => !part.matches('[data-part=avatars]'))
						.map(({ hidden, textContent }) => hidden || textContent.trim())]
				const sections = (root) => [...root.querySelectorAll('.rooms-section')].map((section) =>
					[section.dataset.section, section.hidden, ...[...section.querySelectorAll('.rooms-link')].map(told)])
				return [new DOMParser().parseFromString(html, 'text/html'), document].map(sections)
			}""";

	/** As on a page without HTTPS. */
	private static final String INSECURE = """
			() => {
				Object.defineProperty(navigator, 'clipboard', { value: undefined })
				document.addEventListener('copy', ({ target }) => (window.copied = target.value))
			}""";

	@Autowired
	BeanFactory server;

	@Test
	void theNextRoomIsTheFirstAfterTheLast() {
		Page page = this.people.module();
		assertThat(page.evaluate(NEIGHBOURS)).isEqualTo(Arrays.asList("b", "a", "d", "c", "d", null, "a", "d", null));
	}

	@Test
	void roomsAreFoundAndReadByKeys() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setViewportSize(1_000, 320));
		Page page = minji.page();
		Stream.generate(() -> new Garden(this.server)).limit(4).forEach((garden) -> garden.letIn(minji));
		Garden first = new Garden(this.server);
		Garden second = new Garden(this.server);
		first.letIn(minji);
		second.letIn(minji);
		assertThat(link(page, second)).isAttached();
		second.say("shortcuts: unread");
		Locator below = page.locator(".rooms-below");
		assertThat(below).hasText(Pattern.compile("\\d unread below"));
		below.click();
		assertThat(link(page, second)).isInViewport();
		assertThat(below).isHidden();
		page.keyboard().press("Alt+Shift+ArrowDown");
		assertThat(page).hasURL(Pattern.compile(second.id() + "$"));
		minji.hear("shortcuts: unread");
		minji.awaitConnected();
		minji.composer().fill("shortcuts: a draft");
		page.keyboard().press("Alt+ArrowUp");
		assertThat(page).hasURL(Pattern.compile(first.id() + "$"));
		minji.awaitConnected();
		assertThat(link(page, second).locator("[data-part=draft]")).isVisible();
		assertThat(link(page, first).locator("[data-part=draft]")).isHidden();
		second.say("shortcuts: more");
		assertThat(link(page, second)).hasAttribute("data-some", "");
		page.keyboard().press("Shift+Escape");
		assertThat(page.getByText("All rooms are marked as read.")).isVisible();
		assertThat(link(page, second)).not().hasAttribute("data-some", "");
		assertThat(page.evaluate(UNREAD, second.id())).isEqualTo(0);
		page.keyboard().press("Control+/");
		Locator help = page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName("Keyboard shortcuts"));
		assertThat(help).isVisible();
		assertNothingFound(page, "with the list of shortcuts");
		page.keyboard().press("Control+/");
		assertThat(help).isHidden();
		Locator more = page.locator(".self-more");
		more.click();
		page.locator("#self-menu").getByText("Keyboard shortcuts").click();
		assertThat(help).isVisible();
		page.keyboard().press("Escape");
		assertThat(help).isHidden();
		assertThat(more).isFocused();
	}

	@Test
	void aRoomIsMutedAndLeftFromTheList() {
		ChatPage minji = this.people.join("Minji");
		Page page = minji.page();
		minji.awaitConnected();
		Garden garden = new Garden(this.server);
		garden.letIn(minji);
		garden.say("menu: unread");
		assertThat(link(page, garden)).hasAttribute("data-some", "");
		Locator menu = page.locator("#room-menu");
		link(page, garden).click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
		assertThat(menu).isVisible();
		assertNothingFound(page, "with the menu of a room");
		menu.getByText("Mark as read").click();
		assertThat(page.getByText("Marked as read.")).isVisible();
		assertThat(page.evaluate(UNREAD, garden.id())).isEqualTo(0);
		link(page, garden).hover();
		Locator actions = page.locator(".rooms-actions");
		actions.click();
		menu.getByText("Turn off notifications").click();
		assertThat(link(page, garden)).hasAttribute("data-level", "none");
		page.evaluate(INSECURE);
		link(page, garden).focus();
		page.keyboard().press("Tab");
		assertThat(actions).isFocused();
		page.keyboard().press("Enter");
		assertThat(menu.getByText("Mark as read")).isHidden();
		assertThat(menu.getByText("Add to favourites")).isFocused();
		page.keyboard().press("ArrowDown");
		assertThat(menu.getByText("Turn on notifications")).isFocused();
		page.keyboard().press("ArrowDown");
		page.keyboard().press("Enter");
		assertThat(page.getByText("Link copied.")).isVisible();
		assertThat((String) page.evaluate("window.copied")).endsWith(garden.address());
		actions.press("Enter");
		menu.getByText("Leave room").click();
		Locator dialog = page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName("Leave this room?"));
		assertNothingFound(page, "with the question whether to leave");
		dialog.getByText("Leave room", new Locator.GetByTextOptions().setExact(true)).click();
		assertThat(link(page, garden)).hasCount(0);
	}

	@Test
	void favouritesAreMovedByMenuAndMouse() {
		ChatPage minji = this.people.join("Minji");
		Page page = minji.page();
		minji.awaitConnected();
		Garden garden = new Garden(this.server);
		garden.letIn(minji);
		openMenuByKeys(page, link(page, garden));
		Locator menu = page.locator("#room-menu");
		assertThat(menu.getByText("Add to favourites")).isFocused();
		page.keyboard().press("Enter");
		assertThat(page.getByText("Added to favourites.")).isVisible();
		Locator actions = page.locator(".rooms-actions");
		assertThat(actions).isFocused();
		Locator favourites = page.getByRole(AriaRole.LIST, new GetByRoleOptions().setName("Favourites"));
		assertThat(favourites.locator(link(page, garden))).isVisible();
		link(page, "lobby").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
		assertThat(menu.getByText("Move up")).isHidden();
		menu.getByText("Add to favourites").click();
		assertFavourites(page, garden.id(), "lobby");
		openMenuByKeys(page, link(page, garden));
		assertThat(menu.getByText("Move up")).isHidden();
		menu.getByText("Move down").press("Enter");
		assertThat(page.getByText("Moved to 2 of 2.")).isVisible();
		assertFavourites(page, "lobby", garden.id());
		assertThat(actions).isFocused();
		link(page, garden).dragTo(link(page, "lobby"), new Locator.DragToOptions().setTargetPosition(20, 2));
		assertFavourites(page, garden.id(), "lobby");
		assertNothingFound(page, "with favourites");
		Garden unread = new Garden(this.server);
		Garden archived = new Garden(this.server);
		Garden muted = new Garden(this.server);
		Stream.of(unread, archived, muted).forEach((one) -> one.letIn(minji));
		unread.say("list: unread");
		archived.archive(true);
		openMenuByKeys(page, link(page, muted));
		menu.getByText("Turn off notifications").press("Enter");
		assertThat(link(page, muted)).hasAttribute("data-level", "none");
		assertThat(link(page, unread)).hasAttribute("data-some", "");
		page.reload();
		assertFavourites(page, garden.id(), "lobby");
		minji.awaitConnected();
		assertThat(link(page, archived)).hasCount(0);
		List<?> lists = (List<?>) page.evaluate(LISTS);
		assertThat(lists.get(0)).as("what the server draws").isEqualTo(lists.get(1));
		assertThat(lists.get(0).toString()).contains(unread.id()).doesNotContain(archived.id());
		openMenuByKeys(page, link(page, garden));
		menu.getByText("Remove from favourites").press("Enter");
		assertFavourites(page, "lobby");
	}

	@Test
	void aCollapsedSectionShowsTheOpenRoomAndUnreadRooms() {
		ChatPage minji = this.people.join("Minji");
		Page page = minji.page();
		minji.awaitConnected();
		Garden garden = new Garden(this.server);
		garden.letIn(minji);
		Locator toggle = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Rooms").setExact(true));
		assertThat(toggle).hasAttribute("aria-expanded", "true");
		assertThat(link(page, garden)).isVisible();
		toggle.press("Enter");
		assertThat(toggle).hasAttribute("aria-expanded", "false");
		assertThat(link(page, garden)).isHidden();
		assertThat(link(page, "lobby")).isVisible();
		page.keyboard().press("Alt+ArrowDown");
		assertThat(page).hasURL(Pattern.compile("[0-9]/$"));
		garden.say("sections: unread");
		assertThat(link(page, garden)).isVisible();
		page.keyboard().press("Shift+Escape");
		assertThat(link(page, garden)).isHidden();
		this.people.expectFailedRequests();
		page.route("**/js/page/main.js", Route::abort); // start.js does it alone
		page.reload();
		assertThat(link(page, "lobby")).isVisible();
		assertThat(link(page, garden)).isHidden();
		page.unroute("**/js/page/main.js");
		page.reload();
		assertThat(toggle).hasAttribute("aria-expanded", "false");
		toggle.click();
		assertThat(link(page, garden)).isVisible();
	}

	private static void openMenuByKeys(Page page, Locator link) {
		link.focus();
		page.keyboard().press("Tab");
		page.keyboard().press("Enter");
	}

	private static void assertFavourites(Page page, String... rooms) {
		Locator links = page.locator("[data-part=favourites] .rooms-link");
		assertThat(links).hasCount(rooms.length);
		for (int i = 0; i < rooms.length; i++) {
			assertThat(links.nth(i)).hasAttribute("data-room", rooms[i]);
		}
	}

	private static Locator link(Page page, Garden garden) {
		return link(page, garden.id());
	}

	private static Locator link(Page page, String room) {
		return page.locator(".rooms-link[data-room='" + room + "']");
	}

}
