package chat.maru.browser;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import chat.maru.message.RoomLog;
import chat.maru.registration.Guests;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A reader who is not at the end of a long room. */
@PageTest
@TestInstance(Lifecycle.PER_CLASS)
class PageTimelineTests extends PageScenario {

	private static final int MESSAGES = 10_000;

	/** The number of rows that the page keeps for a reader at the end, plus one chunk. */
	private static final int KEPT_AT_THE_END = 3_050;

	/**
	 * The seq of the second message on the page. The first may lose the line with its
	 * author when it turns out to continue a group.
	 */
	private static final String SECOND = "(log) => log.querySelectorAll('article')[1].dataset.seq";

	/** How many pixels a message is below the upper edge of the timeline. */
	private static final String PLACE = """
			(log, seq) => log.querySelector(`article[data-seq="${seq}"]`).getBoundingClientRect().top
				- log.getBoundingClientRect().top""";

	/**
	 * The height in pixels of a line that may appear or disappear at the top of the
	 * timeline.
	 */
	private static final double HARDLY_MOVED = 4;

	/** The number of messages that have a layout and are not skipped as too far away. */
	private static final String LAID_OUT = """
			(log) => [...log.querySelectorAll('article')]
				.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length""";

	private static final String MORE_THAN = "(before) => document.querySelectorAll('[role=log] article').length > before";

	private static final String NEXT_FRAMES = """
			() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))""";

	@Autowired
	RoomLog log;

	@Autowired
	Guests guests;

	@Autowired
	BeanFactory server;

	@BeforeAll
	void talk() {
		new Talk(this.log, this.guests).of("long ago", MESSAGES);
	}

	@Test
	void theButtonShowsHowManyAreNewAndLeadsToTheNewest() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		minji.awaitConnected();
		minji.scrollUp(300);
		assertThat(minji.jump()).isHidden();
		ben.say("news: one");
		assertThat(minji.jump()).hasText("1 new message");
		ben.say("news: two");
		ben.say("news: three");
		assertThat(minji.jump()).hasText("3 new messages");
		assertThat(minji.message("news: three")).not().isInViewport();
		Locator line = minji.page()
			.getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("New").setExact(true));
		assertThat(line).hasCount(1);
		minji.jump().click();
		assertThat(minji.message("news: three")).isInViewport();
		assertThat(minji.jump()).isHidden();
		assertThat(minji.log()).isFocused();
		ben.say("news: four");
		assertThat(minji.message("news: four")).isInViewport();
		assertThat(minji.jump()).isHidden();
	}

	@Test
	void olderMessagesDoNotMoveTheVisibleOnes() {
		ChatPage minji = this.people.join("Minji");
		minji.awaitConnected();
		AtomicReference<Route> held = new AtomicReference<>();
		// The next page, which scrolling requests, waits until the test has looked.
		minji.page().route("**/messages?before=*", (route) -> {
			if (!held.compareAndSet(null, route)) {
				route.resume();
			}
		});
		// Some browsers do not keep the scroll position themselves.
		minji.log().evaluate("(log) => log.style.overflowAnchor = 'none'");
		minji.scrollUp(100_000);
		minji.page().waitForCondition(() -> held.get() != null);
		minji.page().waitForFunction("(log) => log.scrollTop === 0", minji.log().elementHandle());
		int before = minji.messages().count();
		Object seq = minji.log().evaluate(SECOND);
		double place = place(minji, seq);
		minji.page().unroute("**/messages?before=*");
		held.get().resume();
		minji.page().waitForFunction(MORE_THAN, before);
		minji.page().evaluate(NEXT_FRAMES);
		assertThat(place(minji, seq)).isCloseTo(place, within(HARDLY_MOVED));
	}

	@Test
	void theDayOverTheLogLeadsToTheFirstMessageOfAnyDay() {
		ChatPage minji = this.people.join("Minji");
		minji.awaitConnected();
		Page page = minji.page();
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Today")).click();
		Locator date = page.locator("#day-chosen");
		assertThat(date).isFocused();
		assertThat(date).hasValue((String) page.evaluate("new Date().toLocaleDateString('sv')"));
		page.keyboard().press("Enter");
		// All messages were sent today.
		Object first = page.evaluate("""
				() => fetch('/api/rooms/lobby/messages?after=0&limit=1')
					.then((answer) => answer.json()).then(({ messages }) => messages[0].seq)""");
		assertThat(minji.log().locator("[data-seq='" + first + "']")).isInViewport();
		assertThat(minji.log()).isFocused();
		minji.jump().click();
	}

	@Test
	void tenThousandMessagesCanBeScrolledAndThePageStaysResponsive() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		minji.awaitConnected();
		minji.page().waitForFunction("""
				(log) => {
					log.scrollTop = 0
					return log.querySelector('[data-part=top]').dataset.state === 'beginning'
				}""", minji.log().elementHandle(), new Page.WaitForFunctionOptions().setTimeout(120_000));
		assertThat(minji.page().getByText("This is the beginning of the room.")).isVisible();
		assertThat(minji.messages().count()).isGreaterThanOrEqualTo(MESSAGES);
		assertThat((int) minji.log().evaluate(LAID_OUT)).isBetween(1, 400);
		ben.say("far: hello up there");
		assertThat(minji.jump()).hasText("1 new message");
		minji.jump().click();
		assertThat(minji.message("far: hello up there")).isInViewport();
		minji.say("far: I am back");
		assertThat(minji.message("far: I am back")).isInViewport();
		assertThat(minji.messages().count()).isLessThanOrEqualTo(KEPT_AT_THE_END);
		minji.scrollUp(2_000);
		minji.jump().click();
		assertThat(minji.message("far: I am back")).isInViewport();
	}

	@Test
	void aPageThatFailedToLoadIsReportedAndLoadedLater() {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("Minji");
		minji.awaitConnected();
		minji.page().route("**/messages?before=*", Route::abort);
		minji.scrollUp(100_000);
		assertThat(minji.page().getByText("Could not load the messages.")).isVisible();
		int before = minji.messages().count();
		minji.page().unroute("**/messages?before=*");
		minji.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again")).click();
		minji.page().waitForFunction(MORE_THAN, before);
		assertThat(minji.page().getByText("Could not load the messages.")).isHidden();
	}

	@Test
	void aHistoryRequestThatHangsDelaysNothingAndTimesOut() {
		ChatPage ben = this.people.join("Ben");
		JoinPage door = this.people.visit(new NewContextOptions());
		door.page().clock().install();
		ChatPage minji = door.join(People.unique("Minji"));
		minji.awaitConnected();
		AtomicReference<Route> held = new AtomicReference<>();
		minji.page().route("**/messages?before=*", held::set);
		minji.scrollUp(100_000);
		minji.page().waitForCondition(() -> held.get() != null);
		ben.say("hang: live");
		assertThat(minji.jump()).hasText("1 new message");
		minji.jump().click();
		assertThat(minji.message("hang: live")).isInViewport();
		minji.say("hang: answer");
		minji.page().clock().fastForward(16_000);
		assertThat(minji.page().locator("[data-part=top]")).hasAttribute("data-state", "failed");
		// The newest page of a room that is new to the page hangs as well.
		minji.page().unroute("**/messages?before=*");
		held.set(null);
		minji.page().route("**/messages?limit=*", held::set);
		Garden garden = new Garden(this.server);
		garden.say("hang: in the garden");
		garden.letIn(minji);
		minji.page().locator(".rooms-link[data-room='" + garden.id() + "']").click();
		minji.page().waitForCondition(() -> held.get() != null);
		garden.say("hang: before the history");
		assertThat(minji.message("hang: before the history")).isVisible();
		minji.page().unroute("**/messages?limit=*");
		held.get().resume();
		minji.awaitTexts("hang:", List.of("hang: in the garden", "hang: before the history"));
	}

	@Test
	void aSentMessageStaysUntilItIsShownOrKnownToBeFurtherUp() {
		BrowserContext context = this.people.browser(new NewContextOptions());
		AtomicBoolean late = new AtomicBoolean();
		context.routeWebSocket("**/ws/**", (socket) -> {
			var server = socket.connectToServer();
			socket.onMessage((frame) -> server.send(frame.text()));
			server.onMessage((frame) -> {
				if (!late.get() || !frame.text().contains("destination:/topic/chat")) {
					socket.send(frame.text());
				}
			});
		});
		JoinPage door = JoinPage.open(context);
		door.page().clock().install();
		ChatPage minji = door.join(People.unique("Minji"));
		minji.say("late: one");
		late.set(true);
		minji.send("late: two");
		assertThat(minji.unsent()).hasAttribute("data-status", "sent");
		minji.page().clock().fastForward(11_000);
		minji.page().evaluate(NEXT_FRAMES);
		assertThat(minji.unsent()).hasCount(1);
		late.set(false);
		minji.say("late: three");
		minji.awaitTexts("late:", List.of("late: one", "late: two", "late: three"));
		assertThat(minji.unsent()).hasCount(0);
		// More messages than the room opens with, wherever the reader stopped.
		new Talk(this.log, this.guests).of("late enough", 200);
		minji.message("late: one")
			.evaluate(
					"""
							({ dataset: { clientId } }) => {
								const entry = { clientId, room: 'lobby', text: 'late: one', queuedAt: new Date().toISOString(), status: 'waiting' }
								localStorage.setItem(`maru.outbox.${document.body.dataset.account}.${clientId}`, JSON.stringify(entry))
							}""");
		minji.reload();
		assertThat(minji.unsent()).hasAttribute("data-status", "sent");
		minji.page().clock().fastForward(11_000);
		assertThat(minji.unsent()).hasCount(0);
	}

	private static double place(ChatPage page, Object seq) {
		return ((Number) page.log().evaluate(PLACE, seq)).doubleValue();
	}

}
