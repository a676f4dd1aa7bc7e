package chat.maru.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Changing rooms in the page, without loading it again. */
@PageTest
class PageRoomChangeTests extends PageScenario {

	/** Adds up all layout shifts from now on, also those right after a click. */
	private static final String WATCH_SHIFTS = """
			() => {
				window.shifted = 0
				new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifted += value)))
					.observe({ type: 'layout-shift' })
			}""";

	/** The first visible message and its distance from the upper edge of the log. */
	private static final String PLACE = """
			(log) => {
				const top = log.getBoundingClientRect().top
				const row = [...log.querySelectorAll('.message')].find((it) => it.getBoundingClientRect().bottom > top + 1)
				return `${row.dataset.seq} ${Math.round(row.getBoundingClientRect().top - top)}`
			}""";

	/**
	 * Opens eleven rooms after the first one, the fifth one again, and then one that has
	 * moved on far. The timeline of room n is called n + 1.
	 */
	private static final String KEPT = """
			async () => {
				const { Timelines } = await import('/js/page/rooms/timelines.js')
				const log = []
				let made = 0
				const timeline = () => Object.assign(new EventTarget(), {
					name: made++,
					lastSeq: 10,
					cloneNode: timeline,
					replaceWith() {},
					hide() {},
					show() { log.push(`show ${this.name}`) },
					close() { log.push(`close ${this.name}`) },
				})
				const open = (timeline, room) => log.push(`open ${room}`)
				const refused = (room) => log.push(`refused ${room}`)
				const timelines = new Timelines(timeline(), { room: '0', reading: {}, open, refused })
				const show = (id, lastSeq = 10) => timelines.show({ id, reading: { lastSeq } })
				for (let i = 1; i <= 11; i++) show(String(i))
				const first = log.splice(0).filter((entry) => entry.startsWith('close'))
				const left = timelines.shown
				show('5')
				show('11', 1000)
				left.dispatchEvent(new Event('unreadable'))
				timelines.shown.dispatchEvent(new Event('unreadable'))
				timelines.keep((room) => room !== '5')
				return [first.length, ...log]
			}""";

	@Autowired
	BeanFactory server;

	private Garden garden;

	private Garden yard;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
		this.yard = new Garden(this.server);
	}

	@Test
	void aChangeKeepsTheConnectionTheDraftsAndThePage() {
		ChatPage minji = gardener();
		ChatPage ben = this.people.join("Ben");
		Page page = minji.page();
		List<WebSocket> connections = new ArrayList<>();
		page.onWebSocket(connections::add);
		page.evaluate("() => void (window.first = true)");
		this.garden.say("change: in the garden");
		this.yard.say("change: in the yard");
		minji.composer().fill("change: for the lobby");
		assertThat(link(minji, this.garden).locator("[data-part=unread]")).hasText("1");
		link(minji, this.garden).click();
		minji.hear("change: in the garden");
		assertThat(page).hasURL(Pattern.compile(this.garden.address() + "$"));
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
			.hasText(Pattern.compile("^Garden"));
		assertThat(page).hasTitle(Pattern.compile("Garden .* · Maru$"));
		assertThat(page.locator("[data-part=opened]")).hasText(Pattern.compile("^Garden .*, 1 unread$"));
		assertThat(link(minji, this.garden)).hasAttribute("aria-current", "page");
		assertThat(page.locator(".rooms-link[aria-current]")).hasCount(1);
		assertThat(link(minji, this.garden).locator("[data-part=badge]")).isHidden();
		assertThat(minji.composer()).isFocused();
		assertThat(minji.composer()).hasValue("");
		assertThat(minji.online().locator(".person-name")).hasText(new String[] { minji.name() });
		minji.composer().fill("change: for the garden");
		page.evaluate(WATCH_SHIFTS);
		for (int i = 0; i < 4; i++) {
			link(minji, this.yard).click();
			minji.hear("change: in the yard");
			link(minji, this.garden).click();
			minji.hear("change: in the garden");
			assertThat(minji.message("change: in the yard")).hasCount(0);
		}
		assertThat(((Number) page.evaluate("shifted / 8")).doubleValue()).as("layout shift of a change")
			.isLessThan(0.02);
		assertThat(minji.composer()).hasValue("change: for the garden");
		link(minji, "lobby").click();
		assertThat(minji.composer()).hasValue("change: for the lobby");
		assertThat(minji.online().locator(".person-name")).containsText(new String[] { minji.name() });
		minji.composer().press("Enter");
		ben.hear("change: for the lobby");
		assertThat(page.evaluate("window.first")).as("the page was not loaded again").isEqualTo(true);
		assertThat(connections).isEmpty();
	}

	@Test
	void aRoomThatWasLeftIsShownWhereItWasLeftAndCatchesUp() {
		IntStream.rangeClosed(1, 80).forEach((number) -> this.garden.say("left: " + number));
		ChatPage minji = gardener();
		Page page = minji.page();
		link(minji, this.garden).click();
		minji.hear("left: 80");
		page.evaluate("() => document.querySelector('[role=log]').scrollBy(0, -1500)");
		Object place = minji.log().evaluate(PLACE);
		link(minji, "lobby").click();
		assertThat(minji.message("left: 80")).hasCount(0);
		this.garden.say("left: meanwhile");
		assertThat(link(minji, this.garden).locator("[data-part=unread]")).hasText("1");
		page.goBack();
		assertThat(page).hasURL(Pattern.compile(this.garden.address() + "$"));
		link(minji, this.garden).click();
		assertThat(minji.log().evaluate(PLACE)).isEqualTo(place);
		assertThat(minji.jump()).hasText("1 new message");
		minji.jump().click();
		assertThat(minji.message("left: meanwhile")).isVisible();
		assertThat(page.locator(".new-line + .message")).containsText("left: meanwhile");
		page.goBack();
		assertThat(page).hasURL(Pattern.compile("[0-9]/$"));
		page.goForward();
		assertThat(minji.message("left: meanwhile")).isVisible();
		assertThat(link(minji, this.garden).locator("[data-part=badge]")).isHidden();
	}

	@Test
	void theLateAnswerOfARoomThatWasLeftIsDropped() {
		this.garden.say("late: in the garden");
		this.yard.say("late: in the yard");
		ChatPage minji = gardener();
		Page page = minji.page();
		List<Route> held = new ArrayList<>();
		page.route("**/api/rooms/" + this.garden.id() + "/messages*", held::add);
		link(minji, this.garden).click();
		page.waitForCondition(() -> !held.isEmpty());
		assertThat(page.locator(".skeleton").first()).isVisible();
		link(minji, this.yard).click();
		minji.hear("late: in the yard");
		held.forEach(Route::resume);
		page.unroute("**/api/rooms/" + this.garden.id() + "/messages*");
		minji.say("late: for the yard");
		assertThat(minji.message("late: in the garden")).hasCount(0);
		assertThat(page).hasURL(Pattern.compile(this.yard.address() + "$"));
		page.goBack();
		minji.hear("late: in the garden");
		assertThat(minji.message("late: for the yard")).hasCount(0);
		// A room that the list does not know is asked for before it is opened.
		this.people.expectFailedRequests();
		held.clear();
		page.route("**/api/rooms/unknown", held::add);
		page.evaluate(
				"() => document.querySelector('.rooms-link[aria-current]').setAttribute('href', '/rooms/unknown')");
		link(minji, this.garden).click();
		page.waitForCondition(() -> !held.isEmpty());
		link(minji, this.yard).click();
		page.waitForResponse("**/api/rooms/unknown", () -> held.forEach(Route::resume));
		minji.say("late: still in the yard");
		assertThat(page).hasURL(Pattern.compile(this.yard.address() + "$"));
	}

	@Test
	void roomsAreChangedOfflineAndMessagesOfARoomThatWasLeftAreSent() {
		this.people.expectFailedRequests();
		this.garden.say("away: in the garden");
		this.yard.say("away: in the yard");
		ChatPage minji = gardener();
		link(minji, this.garden).click();
		minji.hear("away: in the garden");
		minji.context().setOffline(true);
		minji.send("away: from the garden");
		assertThat(minji.unsent()).hasCount(1);
		link(minji, this.yard).click();
		assertThat(minji.unsent()).hasCount(0);
		assertThat(minji.page().getByText("Could not load the messages.")).isVisible();
		link(minji, this.garden).click();
		assertThat(minji.message("away: in the garden")).isVisible();
		assertThat(minji.unsent()).hasCount(1);
		link(minji, this.yard).click();
		minji.context().setOffline(false);
		minji.hear("away: in the yard");
		assertThat(minji.unsent()).hasCount(0);
		link(minji, this.garden).click();
		minji.hear("away: from the garden");
		assertThat(minji.unsent()).hasCount(0);
	}

	@Test
	void otherClicksAndRoomsThatCannotBeReadAreLeftToThePage() {
		this.people.expectFailedRequests();
		ChatPage minji = gardener();
		Page page = minji.page();
		Page tab = minji.context()
			.waitForPage(() -> link(minji, this.garden)
				.click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROLORMETA))));
		assertThat(tab).hasURL(Pattern.compile(this.garden.address() + "$"));
		tab.close();
		assertThat(page).hasURL(Pattern.compile("[0-9]/$"));
		page.evaluate("() => document.querySelector('.rooms-link').setAttribute('href', '/rooms/nothing')");
		page.locator(".rooms-link").first().click();
		page.waitForURL("**/rooms/nothing");
		assertThat(page.getByRole(AriaRole.HEADING)).containsText("not found");
		page.goBack();
		minji.awaitConnected();
		page.route("**/api/rooms/" + this.yard.id() + "/messages*",
				(route) -> route.fulfill(new Route.FulfillOptions().setStatus(404).setBody("{}")));
		this.yard.say("unreadable: in the yard");
		page.evaluate("() => (window.before = true)");
		link(minji, this.yard).click();
		page.waitForURL("**" + this.yard.address());
		page.waitForFunction("() => window.before === undefined");
		assertThat(minji.message("unreadable: in the yard")).isVisible();
	}

	@Test
	void fewRoomsAreKept() {
		assertThat(this.people.module().evaluate(KEPT))
			.isEqualTo(List.of(3, "show 6", "close 12", "open 11", "refused 11", "close 6"));
	}

	/** A member of both rooms, on the page of the lobby. */
	private ChatPage gardener() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions());
		this.garden.letIn(minji);
		this.yard.letIn(minji);
		assertThat(link(minji, this.yard)).isVisible();
		minji.awaitConnected();
		return minji;
	}

	private static Locator link(ChatPage page, Garden garden) {
		return link(page, garden.id());
	}

	private static Locator link(ChatPage page, String room) {
		return page.page().locator(".rooms-link[data-room='" + room + "']");
	}

}
