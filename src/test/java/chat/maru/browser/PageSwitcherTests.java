package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The switcher for rooms and users, mainly by keyboard. */
@PageTest
class PageSwitcherTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	private static final String ROOMS = """
			[{"id":"lobby","name":"Lobby","kind":"public","topic":"","lastSeq":9,"unread":0,"everyone":true},
			{"id":"archive","name":"정원 자료","kind":"public","topic":"","lastSeq":9,"unread":2,"archived":true},
			{"id":"books","name":"Books","kind":"public","topic":"","lastSeq":9,"unread":0},
			{"id":"garden","name":"우리 정원","kind":"public","topic":"","lastSeq":9,"unread":0},
			{"id":"noise","name":"Noise","kind":"private","topic":"","lastSeq":9,"unread":7,"level":"none"},
			{"id":"news","name":"Town news","kind":"private","topic":"","lastSeq":9,"unread":3},
			{"id":"talk","name":"","kind":"direct","topic":"","lastSeq":9,"unread":0,"people":[{"id":"ben","name":"Ben"}]}]""";

	private static final String PEOPLE = """
			[{"id":"ben","name":"Ben","role":"member"},{"id":"benedikt","name":"Benedikt","role":"guest"}]""";

	private static final String BOOKWORM = """
			[{"id":"bookworm","name":"Bookworm","role":"bot"}]""";

	private static final String REMEMBER_WHO_IS_SHOWN = """
			() => {
				const people = document.querySelector('[role=listbox] [data-part=people]')
				window.shown = ''
				new MutationObserver(() => (shown += people.textContent)).observe(people, { childList: true, subtree: true })
			}""";

	@Test
	void theShortcutOpensItAndEnterOpensARoom() {
		this.people.expectFailedRequests(); // the server does not know these rooms
		ChatPage minji = withRooms(new NewContextOptions());
		assertThat(minji.composer()).isFocused();
		minji.page().keyboard().press("Control+k");
		assertThat(query(minji)).isFocused();
		minji.page().keyboard().type("book");
		assertThat(name(options(minji))).hasText(new String[] { "Books" });
		assertThat(active(minji)).hasText("Books");
		leadsTo(minji, "Enter", "/rooms/books");
	}

	@Test
	void unreadRoomsComeFirstThenVisitedRoomsThenByName() {
		ChatPage minji = this.people.join("Minji");
		minji.page()
			.evaluate(
					"""
							() => localStorage.setItem(`maru.visits.${document.body.dataset.account}`, '["gone", "garden", "books"]')""");
		this.people.answer(minji, "/api/rooms", ROOMS);
		minji.reload();
		minji.page().keyboard().press("Control+k");
		assertThat(name(options(minji)))
			.hasText(new String[] { "Town news", "우리 정원", "Books", "Ben", "Noise", "Lobby", "정원 자료" });
		assertThat(options(minji).first()).containsText("3 unread");
		assertThat(options(minji).nth(4)).not().containsText("unread");
	}

	@Test
	void theArrowsWrapAroundAndTheFieldKeepsTheFocus() {
		ChatPage minji = withRooms(new NewContextOptions());
		minji.page().keyboard().press("Control+k");
		assertThat(options(minji)).hasCount(7);
		assertThat(active(minji)).containsText("Town news");
		minji.page().keyboard().press("ArrowUp");
		assertThat(active(minji)).containsText("정원 자료");
		minji.page().keyboard().press("ArrowDown");
		minji.page().keyboard().press("ArrowDown");
		assertThat(name(active(minji))).hasText("Ben");
		assertThat(query(minji)).isFocused();
		minji.page().keyboard().type("nothing of this name");
		assertThat(minji.page().locator(".switcher-none")).isVisible();
		assertThat(query(minji)).hasAttribute("aria-expanded", "false");
		minji.page().keyboard().press("Enter");
		minji.page().keyboard().press("Escape");
		assertThat(dialog(minji)).isHidden();
		assertThat(minji.composer()).isFocused();
		minji.page().keyboard().type("and on");
		assertThat(minji.composer()).hasValue("and on");
	}

	@Test
	void koreanIsSearchedDuringCompositionAndItsEnterChoosesNothing() {
		this.people.expectFailedRequests(); // the server does not know these rooms
		ChatPage minji = withRooms(new NewContextOptions());
		minji.page().keyboard().press("Control+k");
		InputMethod korean = new InputMethod(minji.page());
		korean.compose("ㅈ");
		korean.compose("저");
		assertThat(name(options(minji))).hasText(new String[] { "우리 정원", "정원 자료" });
		assertThat(options(minji).nth(1)).containsText("Archived");
		minji.page().keyboard().press("ArrowDown");
		korean.takenEnter();
		korean.commit("저");
		// The same key press again, as some systems fire it after the composition.
		korean.plainEnter();
		assertThat(dialog(minji)).isVisible();
		assertThat(active(minji)).containsText("정원 자료");
		minji.page().keyboard().press("ArrowUp");
		leadsTo(minji, "Enter", "/rooms/garden");
	}

	@Test
	void aUserWithADirectMessageIsListedOnce() {
		ChatPage minji = withRooms(new NewContextOptions());
		minji.page().route("**/api/direct", (route) -> route.fulfill(json("{\"id\":\"their-talk\"}")));
		minji.page().keyboard().press("Control+k");
		minji.page().keyboard().type("ben");
		// Ben is listed as the direct message with him, and not again as a user.
		assertThat(name(options(minji))).hasText(new String[] { "Ben", "Benedikt" });
		assertThat(options(minji).nth(1)).containsText("Guest");
		minji.page().keyboard().press("ArrowDown");
		Request asked = minji.page()
			.waitForRequest("**/api/direct", () -> leadsTo(minji, "Enter", "/rooms/their-talk"));
		assertThat(asked.postData()).isEqualTo("{\"people\":[\"benedikt\"]}");
		assertThat(asked.headers()).containsKey("x-csrf-token");
	}

	@Test
	void aDirectMessageThatCannotBeOpenedIsReported() {
		this.people.expectFailedRequests();
		ChatPage minji = withRooms(new NewContextOptions());
		minji.page().route("**/api/direct", (route) -> route.fulfill(new Route.FulfillOptions().setStatus(403)));
		minji.page().keyboard().press("Control+k");
		minji.page().keyboard().type("benedikt");
		options(minji).getByText("Benedikt").click();
		assertThat(dialog(minji)).containsText("Could not open the direct message. Please try again.");
		assertThat(query(minji)).isFocused();
	}

	@Test
	void resultsOfAnOlderQueryAreNotShown() {
		ChatPage minji = withRooms(new NewContextOptions());
		Route[] held = new Route[1];
		minji.page().route("**/api/accounts?query=b", (route) -> held[0] = route);
		minji.page().keyboard().press("Control+k");
		minji.page().keyboard().type("b");
		minji.page().waitForCondition(() -> held[0] != null);
		minji.page().keyboard().type("ooks");
		assertThat(name(options(minji))).hasText(new String[] { "Books", "Bookworm" });
		minji.page().evaluate(REMEMBER_WHO_IS_SHOWN);
		held[0].fulfill(json(PEOPLE));
		query(minji).fill("bookw");
		assertThat(name(options(minji))).hasText(new String[] { "Bookworm" });
		assertThat((String) minji.page().evaluate("shown")).doesNotContain("Benedikt");
	}

	@Test
	void enterDuringASearchDoesNotChooseAnotherUser() {
		ChatPage minji = withRooms(new NewContextOptions());
		Route[] held = new Route[1];
		minji.page().route("**/api/accounts?query=benja", (route) -> held[0] = route);
		minji.page().keyboard().press("Control+k");
		minji.page().keyboard().type("ben");
		assertThat(name(options(minji))).hasText(new String[] { "Ben", "Benedikt" });
		query(minji).fill("benja");
		assertThat(options(minji)).hasCount(0);
		Locator nobody = minji.page().locator(".switcher-none");
		assertThat(nobody).isHidden();
		minji.page().waitForCondition(() -> held[0] != null);
		assertThat(nobody).isHidden();
		held[0].fulfill(json("[]"));
		assertThat(nobody).isVisible();
	}

	@Test
	void aFailedSearchForUsersIsReported() {
		this.people.expectFailedRequests();
		ChatPage minji = withRooms(new NewContextOptions());
		minji.page()
			.route("**/api/accounts?query=x", (route) -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
		minji.page().keyboard().press("Control+k");
		minji.page().keyboard().type("x");
		assertThat(dialog(minji)).containsText("Could not search for people.");
		assertThat(minji.page().locator(".switcher-none")).isHidden();
		query(minji).fill("bene");
		assertThat(options(minji).getByText("Benedikt")).isVisible();
		assertThat(dialog(minji)).not().containsText("Could not search for people.");
	}

	@Test
	void aClickInItsPaddingDoesNotCloseIt() {
		ChatPage minji = withRooms(new NewContextOptions());
		minji.page().keyboard().press("Control+k");
		BoundingBox box = dialog(minji).boundingBox();
		minji.page().evaluate("() => (document.querySelector('dialog[open]').style.padding = '20px')");
		minji.page().mouse().click(box.x + 4, box.y + 4);
		assertThat(dialog(minji)).isVisible();
		minji.page().mouse().click(box.x - 20, box.y + 4);
		assertThat(dialog(minji)).isHidden();
	}

	@Test
	void aPhoneHasAButtonForIt() {
		this.people.expectFailedRequests(); // the server does not know these rooms
		ChatPage minji = withRooms(LOOKS.get(0).options());
		minji.page().locator(".rooms-button").click();
		minji.page().getByRole(AriaRole.BUTTON, named("Find a room or person")).click();
		assertThat(query(minji)).isFocused();
		minji.page().getByRole(AriaRole.BUTTON, named("Close")).click();
		assertThat(minji.page().getByRole(AriaRole.BUTTON, named("Find a room or person"))).isFocused();
		minji.page().keyboard().press("Control+k");
		options(minji).getByText("Books").tap();
		assertThat(minji.page()).hasURL(Pattern.compile("/rooms/books$"));
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothing(Look look) {
		ChatPage minji = withRooms(look.options());
		minji.page().keyboard().press("Control+k");
		assertThat(options(minji)).hasCount(7);
		assertNothingFound(minji.page(), "with the switcher");
		query(minji).fill("ben");
		assertThat(options(minji)).hasCount(2);
		assertNothingFound(minji.page(), "with people in the switcher");
		query(minji).fill("ㅋㅋㅋ");
		assertThat(options(minji)).hasCount(0);
		assertNothingFound(minji.page(), "with nothing found");
	}

	private ChatPage withRooms(NewContextOptions options) {
		ChatPage chat = this.people.join("Minji", options, "/api/rooms", ROOMS);
		route(chat);
		return chat;
	}

	private static void route(ChatPage chat) {
		chat.page().route("**/api/accounts?query=*", (route) -> {
			boolean found = route.request().url().matches(".*=b(en.*)?");
			boolean books = route.request().url().matches(".*=book.*");
			route.fulfill(json(found ? PEOPLE : books ? BOOKWORM : "[]"));
		});
		chat.page()
			.route(Pattern.compile("/rooms/(books|garden|their-talk)$"),
					(route) -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("there")));
	}

	private static Route.FulfillOptions json(String body) {
		return new Route.FulfillOptions().setContentType("application/json").setBody(body);
	}

	private static void leadsTo(ChatPage chat, String key, String address) {
		chat.page().keyboard().press(key);
		assertThat(chat.page()).hasURL(Pattern.compile(address + "$"));
	}

	private static Locator dialog(ChatPage chat) {
		return chat.page().getByRole(AriaRole.DIALOG);
	}

	private static Locator query(ChatPage chat) {
		return chat.page().getByRole(AriaRole.COMBOBOX);
	}

	private static Locator options(ChatPage chat) {
		return chat.page().getByRole(AriaRole.OPTION);
	}

	private static Locator name(Locator options) {
		return options.locator("[data-part=name]");
	}

	/** The active option, as screen readers are told. */
	private static Locator active(ChatPage chat) {
		Locator one = chat.page().locator("[role=option][aria-selected=true]");
		assertThat(one).hasCount(1);
		assertThat(query(chat)).hasAttribute("aria-activedescendant", (String) one.evaluate("({ id }) => id"));
		return one;
	}

	private static Page.GetByRoleOptions named(String name) {
		return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "$"));
	}

}
