package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The list of rooms and their unread counts, on whatever device they were read. */
@PageTest
class PageRoomListTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	private static final String ROOMS = """
			[{"id":"lobby","name":"Lobby","kind":"public","topic":"","lastSeq":9,"unread":0,"everyone":true},
			{"id":"archive","name":"Old plans","kind":"public","topic":"","lastSeq":9,"unread":2,"archived":true},
			{"id":"books","name":"Books","kind":"public","topic":"","lastSeq":900,"unread":140},
			{"id":"noise","name":"Noise","kind":"private","topic":"","lastSeq":9,"unread":7,"level":"none"},
			{"id":"three","name":"","kind":"direct","topic":"","lastSeq":9,"unread":0,
				"people":[{"id":"mina","name":"미나"},{"id":"ben","name":"Ben"}]},
			{"id":"two","name":"","kind":"direct","topic":"","lastSeq":9,"unread":3,"people":[{"id":"ben","name":"Ben"}]}]""";

	private static final String MIXED = """
			[{"id":"a","name":"Äpfel","kind":"public","topic":"","lastSeq":9,"unread":0},
			{"id":"z","name":"Zebra","kind":"public","topic":"","lastSeq":9,"unread":0},
			{"id":"10","name":"정원 10","kind":"public","topic":"","lastSeq":9,"unread":0},
			{"id":"2","name":"정원 2","kind":"private","topic":"","lastSeq":9,"unread":0},
			{"id":"h","name":"한글","kind":"public","topic":"","lastSeq":9,"unread":0},
			{"id":"ben","name":"","kind":"direct","topic":"","lastSeq":9,"unread":0,"people":[{"id":"b","name":"Ben"}]},
			{"id":"two","name":"","kind":"direct","topic":"","lastSeq":9,"unread":0,
				"people":[{"id":"zoe","name":"Zoe"},{"id":"garam","name":"가람"}]},
			{"id":"lobby","name":"Lobby","kind":"public","topic":"","lastSeq":9,"unread":0,"everyone":true}]""";

	private static final String UNREAD = """
			async () => {
				const { Room } = await import('/js/page/rooms/room.js')
				const garden = { id: 'garden', kind: 'public', name: 'Garden', lastSeq: 10, unread: 2 }
				const room = new Room(garden, false)
				const unread = [room.unread]
				const after = (change) => (change(), unread.push(room.unread))
				after(() => room.move({ lastSeq: 12, unread: 4, name: 'Yard' }))
				after(() => room.tell({ ...garden, lastSeq: 11, unread: 3 }))
				after(() => unread.push(room.read(12)))
				after(() => room.move({ lastSeq: 12, unread: 4 }))
				after(() => room.move({ lastSeq: 14, unread: 2 }))
				after(() => unread.push(room.read(13)))
				after(() => room.tell({ ...garden, lastSeq: 14, readSeq: 13, unread: 1 }))
				return [...unread, room.name]
			}""";

	private static final String DELETED = """
			async () => {
				const { Room } = await import('/js/page/rooms/room.js')
				const { default: ko } = await import('/js/page/i18n/ko.js')
				const people = [{ id: 'ben', name: 'Ben' }, { id: 'gone', name: 'Deleted account', deleted: true }]
				const room = new Room({ id: 'talk', kind: 'direct', name: '', people, lastSeq: 0, unread: 0 }, false)
				people[1].name = 'as it is stored'
				const names = people.map(({ name, deleted }) => ({ name: deleted ? '삭제된 계정' : name, deleted })).reverse()
				const pieces = ko.event.removed({ by: names[0], people: names, others: 0 })
				const sentence = pieces.map((piece) => piece.name ?? piece).join('')
				return [room.title, sentence, ko.actions('삭제된 계정', 'hi', true)]
			}""";

	/** The first answer was pending when two more requests were made. */
	private static final String ASKED_MEANWHILE = """
			async () => {
				const { RoomList } = await import('/js/page/rooms/room-list.js')
				const garden = { id: 'garden', kind: 'public', name: 'Garden', lastSeq: 0, unread: 0 }
				const answers = [() => Promise.reject(new Error('down')), () => Promise.resolve([garden])]
				let asked = 0
				const rooms = new RoomList({ api: { get: () => answers[asked++]() }, here: 'lobby' })
				const first = rooms.refresh()
				const others = [rooms.refresh(), rooms.refresh()]
				const failed = await first.then(() => false, () => true)
				await Promise.all(others)
				return [failed, asked, rooms.get('garden').name]
			}""";

	@Autowired
	BeanFactory server;

	@Test
	void readMarksOfAnotherDeviceAppearWhenTheUserReturns() {
		Garden garden = new Garden(this.server);
		ChatPage desktop = this.people.join("Minji");
		garden.letIn(desktop);
		garden.say("list: read me anywhere");
		desktop.reload();
		assertThat(badge(desktop, garden)).hasText("1");
		Page phone = this.people.phone(desktop);
		phone.waitForResponse((answer) -> answer.url().endsWith("/read") && answer.status() == 204,
				() -> phone.navigate(garden.address()));
		desktop.page().evaluate("() => void dispatchEvent(new Event('focus'))");
		assertThat(badge(desktop, garden)).isHidden();
	}

	@Test
	void changesOnAnotherDeviceAppearAtOnce() {
		Garden garden = new Garden(this.server);
		ChatPage desktop = this.people.join("Minji");
		desktop.awaitConnected();
		// The page does not get the focus, so only the server can tell it.
		garden.letIn(desktop);
		garden.say("list: read me on the phone");
		assertThat(badge(desktop, garden)).hasText("1");
		Page phone = this.people.phone(desktop);
		phone.navigate(garden.address() + "/about");
		phone.getByText("Turn off notifications").click();
		assertThat(link(desktop, garden).locator("[data-part=off]")).isVisible();
		assertThat(badge(desktop, garden)).isHidden();
		phone.getByText("Turn on notifications").click();
		assertThat(badge(desktop, garden)).isVisible();
		phone.waitForResponse((answer) -> answer.url().endsWith("/read") && answer.status() == 204,
				() -> phone.navigate(garden.address()));
		assertThat(badge(desktop, garden)).isHidden();
		link(desktop, garden).click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
		desktop.page().locator("#room-menu").getByText("Add to favourites").click();
		Locator favourite = phone.locator("[data-part=favourites] .rooms-link");
		assertThat(favourite).hasAttribute("data-room", garden.id());
		phone.reload();
		assertThat(favourite).hasAttribute("data-room", garden.id());
	}

	@Test
	void readMarksOfAnotherTabAppearAtOnce() {
		Garden garden = new Garden(this.server);
		ChatPage lobby = this.people.join("Minji");
		garden.letIn(lobby);
		lobby.reload();
		lobby.awaitConnected();
		garden.say("list: read me in the other tab");
		assertThat(badge(lobby, garden)).hasText("1");
		// From here on only the other tab can tell it.
		lobby.page().route("**/api/rooms", Route::abort);
		this.people.expectFailedRequests();
		Page tab = lobby.context().newPage();
		tab.navigate(garden.address());
		assertThat(badge(lobby, garden)).isHidden();
		assertThat(lobby.page().locator(".rooms-button")).not().hasAttribute("data-unread", "");
	}

	@Test
	void aUserRemovedWhileOfflineIsToldAndLedToTheLobby() {
		this.people.expectFailedRequests();
		Garden garden = new Garden(this.server);
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), garden);
		minji.context().setOffline(true);
		assertThat(minji.connection()).hasText("Offline");
		garden.takeOut(minji);
		minji.context().setOffline(false);
		Locator over = minji.page().locator("[data-part='over']");
		assertThat(over).containsText("no longer in this room");
		over.getByRole(AriaRole.LINK).click();
		assertThat(minji.page()).hasURL(Pattern.compile("[0-9]/$"));
	}

	@Test
	void leavingTheRoomAtOnceStillSavesTheReadMark() {
		Garden garden = new Garden(this.server);
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), garden);
		garden.say("list: read in passing");
		minji.hear("list: read in passing");
		minji.page().navigate("/account");
		minji.page().navigate("/");
		assertThat(link(minji, garden)).hasAttribute("data-unread", "0");
	}

	@Test
	void theNewLineStartsWhereTheUserStoppedOnAnotherDevice() {
		Garden garden = new Garden(this.server);
		ChatPage desktop = this.people.join("Minji");
		garden.letIn(desktop);
		garden.say("list: read at the desk");
		desktop.page()
			.waitForResponse((answer) -> answer.url().endsWith("/read") && answer.status() == 204,
					() -> desktop.page().navigate(garden.address()));
		desktop.page().navigate("/account");
		garden.say("list: written since");
		BrowserContext pocket = this.people.browser(new NewContextOptions());
		// Only the login is copied, and nothing else that the other browser stores.
		pocket.addCookies(desktop.context().cookies());
		Page phone = pocket.newPage();
		phone.navigate(garden.address());
		assertThat(phone.locator(".new-line + .message")).containsText("list: written since");
	}

	@Test
	void thePageKnowsTheUsersRightsBeforeItsFirstRequest() {
		Garden garden = new Garden(this.server);
		ChatPage minji = this.people.join("Minji");
		garden.letIn(minji);
		garden.appoint(minji);
		garden.archive(true);
		this.people.expectFailedRequests();
		minji.page().route("**/api/rooms", Route::abort);
		minji.page().navigate(garden.address());
		assertThat(minji.page().locator("body")).hasAttribute("data-moderates", "");
		assertThat(minji.page().getByText("This room is archived")).isVisible();
	}

	@Test
	void olderCountsAreIgnored() {
		// An answer and a signal come late, and once only the server knows what is left.
		assertThat(this.people.module().evaluate(UNREAD))
			.isEqualTo(List.of(2, 4, 4, true, 0, 0, 2, false, 2, 1, "Garden"));
	}

	@Test
	void aDeletedAccountHasNoName() {
		assertThat(this.people.module().evaluate(DELETED))
			.isEqualTo(List.of("Ben, Deleted account", "삭제된 계정이 삭제된 계정, Ben 님을 내보냈어요", "삭제된 계정의 메시지 메뉴: hi"));
	}

	@Test
	void aRequestDuringAnotherOneGetsTheNextAnswer() {
		assertThat(this.people.module().evaluate(ASKED_MEANWHILE)).isEqualTo(List.of(true, 2, "Garden"));
	}

	@Test
	void theWholeListIsLoadedAfterThePage() {
		this.people.expectFailedRequests(); // the server does not know these rooms
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), "/api/rooms", ROOMS);
		assertThat(minji.page().locator("[data-part=rooms] .rooms-name"))
			.hasText(new String[] { "Lobby", "Books", "Noise" });
		assertThat(minji.page().locator("[data-part=direct] .rooms-name")).hasText(new String[] { "Ben", "Ben, 미나" });
		assertThat(minji.page().locator("#direct-heading")).isVisible();
		assertThat(link(minji, "three").locator(".avatar")).hasText(new String[] { "미", "B" });
		assertThat(link(minji, "books")).hasText(Pattern.compile("Books.*99\\+\\s+unread", Pattern.DOTALL));
		assertThat(link(minji, "noise").locator("[data-part=badge]")).isHidden();
		assertThat(link(minji, "noise").locator("[data-part=off]")).isVisible();
		assertThat(link(minji, "two")).hasAttribute("href", "/rooms/two");
		minji.page()
			.route("**/rooms/two",
					(route) -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("there")));
		link(minji, "two").click();
		assertThat(minji.page()).hasURL(Pattern.compile("/rooms/two$"));
	}

	@Test
	void roomsDirectMessagesAndUsersAreSortedInTheOrderOfTheLanguage() {
		ChatPage minji = this.people.join("민지", new NewContextOptions().setLocale("ko-KR"));
		minji.awaitConnected();
		this.people.join("가람");
		this.people.join("Adam");
		minji.page()
			.route("**/api/rooms", (route) -> route
				.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(MIXED)));
		minji.page().evaluate("() => void dispatchEvent(new Event('focus'))");
		Page page = minji.page();
		assertThat(page.locator("[data-part=rooms] .rooms-name"))
			.hasText(new String[] { "로비", "정원 2", "정원 10", "한글", "Äpfel", "Zebra" });
		assertThat(page.locator("[data-part=direct] .rooms-name")).hasText(new String[] { "가람, Zoe", "Ben" });
		assertThat(minji.online().locator(".person-name")).hasText(Stream.of("민지", "가람", "Adam")
			.map((name) -> Pattern.compile("^" + name + " \\d+$"))
			.toArray(Pattern[]::new));
	}

	@Test
	void theFocusIsKeptWhenTheListIsRendered() {
		this.people.expectFailedRequests(); // for messages of the invented rooms
		ChatPage minji = this.people.join("Minji");
		minji.awaitConnected();
		link(minji, "lobby").focus();
		minji.page().route("**/api/rooms", (route) -> route.fulfill(rooms()));
		minji.page().evaluate("() => void dispatchEvent(new Event('focus'))");
		assertThat(link(minji, "books")).isVisible();
		assertThat(link(minji, "lobby")).isFocused();
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothing(Look look) {
		ChatPage minji = this.people.join("민지", look.options(), "/api/rooms", ROOMS);
		if (look.device() == Look.Device.PHONE) {
			assertThat(minji.page().locator(".rooms-button")).hasAttribute("data-unread", "");
			minji.page().locator(".rooms-button").click();
		}
		assertThat(link(minji, "two")).isVisible();
		assertNothingFound(minji.page(), "with many rooms");
	}

	private static Route.FulfillOptions rooms() {
		return new Route.FulfillOptions().setContentType("application/json").setBody(ROOMS);
	}

	private static Locator badge(ChatPage page, Garden garden) {
		return link(page, garden).locator("[data-part=unread]");
	}

	private static Locator link(ChatPage page, Garden garden) {
		return link(page, garden.id());
	}

	private static Locator link(ChatPage page, String room) {
		return page.page().locator(".rooms-link[data-room='" + room + "']");
	}

}
