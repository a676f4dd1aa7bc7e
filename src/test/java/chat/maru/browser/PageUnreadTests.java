package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Only messages that were visible on an active page are read, and the reader finds the
 * rest.
 */
@PageTest
class PageUnreadTests extends PageScenario {

	private static final String ROOM = """
			async (room) => {
				const { readSeq, unread } = await (await fetch(`/api/rooms/${room}`)).json()
				return `${readSeq} ${unread}`
			}""";

	private static final String SEQS = """
			(log) => [...log.querySelectorAll('article[data-seq]')].map(({ dataset }) => Number(dataset.seq))""";

	/**
	 * Scrolls like a reader, a part of the screen at a time, until everything is read.
	 */
	private static final String READ_ON = """
			async (log) => {
				while (document.title.startsWith('•')) {
					log.scrollTop += log.clientHeight / 2
					await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
				}
			}""";

	private static final String FOCUS = """
			(focused) => {
				document.hasFocus = () => focused
				dispatchEvent(new Event(focused ? 'focus' : 'blur'))
			}""";

	/** Read up to 100, with 80 unread; the last fifty of them are loaded. */
	private static final String GAP = """
			async () => {
				const { Reading } = await import('/js/page/timeline/reading.js')
				const messages = (from, to, own = false) =>
					Array.from({ length: to - from + 1 }, (_, i) => ({ seq: from + i, own }))
				const reading = new Reading({ read: 100, unread: 80, lastSeq: 180 })
				const states = []
				const note = () => states.push(`${reading.mark} ${reading.unread}`)
				reading.meet(messages(131, 180))
				reading.see(169, 180)
				note() // seen beyond a gap
				reading.meet([...messages(181, 181), ...messages(182, 182, true)])
				reading.see(170, 182)
				note() // one more came, and one's own
				states.push(reading.after(150, true)) // what was seen is not below
				reading.tell({ read: 90, unread: 92, lastSeq: 180 })
				note() // an old answer
				reading.tell({ read: 100, unread: 81, lastSeq: 181 })
				note()
				reading.meet(messages(101, 150))
				reading.see(101, 112)
				note()
				reading.see(110, 168)
				note() // the gap is closed
				return states
			}""";

	private static final String ELSEWHERE = """
			async () => {
				const { Reading } = await import('/js/page/timeline/reading.js')
				const reading = new Reading({ read: 10, unread: 5, lastSeq: 15 })
				const states = []
				const note = () => states.push(`${reading.mark} ${reading.unread}`)
				reading.readTo(12)
				reading.tell({ read: 12, unread: 3, lastSeq: 15 })
				note()
				reading.meet([{ seq: 16, own: false }])
				reading.tell({ read: 12, unread: 3, lastSeq: 15 })
				note() // what came since the server counted
				reading.tell({ read: 12, unread: 5, lastSeq: 17 })
				reading.meet([{ seq: 17, own: false }])
				note() // what the server counted before it came
				reading.readTo(17)
				note()
				reading.goBack(11, [10, 12, 13, 16])
				note() // marked as unread, with a page of the messages
				reading.tell({ read: 11, unread: 6, lastSeq: 17 })
				note()
				reading.remove(13, 18)
				note() // deleted
				reading.remove(13, 18)
				reading.remove(10, 19)
				note() // not again, and not one that was read
				reading.tell({ read: 11, unread: 4, lastSeq: 20 })
				reading.remove(12, 20)
				note() // the server has counted that
				const newcomer = new Reading({ read: 0, unread: 0, lastSeq: 50 })
				states.push(newcomer.mark)
				return states
			}""";

	private static final String NOTES = """
			async () => {
				const { ReadMarks } = await import('/js/page/rooms/read-marks.js')
				window.sent = []
				window.answers = [502, 0, 204, 403, 204]
				const put = async (path, { seq }) => {
					window.sent.push(seq)
					const status = window.answers.shift()
					if (status !== 204) throw Object.assign(new Error('no'), { status: status || undefined })
				}
				window.marks = new ReadMarks({ api: { put }, tabs: { postMessage() {} }, room: 'garden', noted: 3, closed: () => (window.stored = true) })
			}""";

	@Autowired
	BeanFactory server;

	private Garden garden;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
	}

	@Test
	void theBarLeadsToManyUnreadMessages() {
		ChatPage minji = visited();
		say("gap", 80);
		Page phone = phoneOf(minji);
		minji.page().navigate(this.garden.address());
		Locator bar = bar(minji.page());
		assertThat(bar).hasText(Pattern.compile("^\\s*80 new since \\d\\d:\\d\\d"));
		assertThat(minji.message("gap 80")).isInViewport();
		assertThat(badge(minji.page())).hasText("80");
		assertThat(minji.page()).hasTitle(Pattern.compile("^• "));
		say("late", 1);
		assertThat(minji.message("late 1")).isInViewport();
		assertThat(badge(phone)).hasText("81");
		assertThat(bar).containsText("81 new since");
		assertThat(room(minji)).endsWith(" 81");
		assertNothingFound(minji.page(), "with the bar over unread messages");
		bar.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Jump")).press("Enter");
		assertThat(minji.message("gap 1")).isInViewport();
		assertThat(minji.page().locator(".new-line + .message")).containsText("gap 1");
		assertThat(bar).isHidden();
		assertThat(minji.log()).isFocused();
		say("later", 1);
		assertThat(minji.jump()).hasText(Pattern.compile("\\d+ new messages"));
		minji.log().evaluate(READ_ON);
		minji.hear("later 1");
		List<Integer> seqs = seqs(minji);
		int last = seqs.get(seqs.size() - 1);
		assertThat(seqs.subList(seqs.size() - 82, seqs.size()))
			.isEqualTo(IntStream.rangeClosed(last - 81, last).boxed().toList());
		assertThat(badge(phone)).isHidden();
		assertThat(room(minji)).isEqualTo(last + " 0");
	}

	@Test
	void aRoomOpensAtTheFirstUnreadMessageAndSkippedOnesStayUnread() {
		ChatPage minji = visited();
		say("page", 50);
		minji.page().navigate(this.garden.address());
		assertThat(minji.message("page 1")).isInViewport();
		assertThat(minji.page().locator(".new-line + .message")).containsText("page 1");
		assertThat(bar(minji.page())).isHidden();
		minji.jump().click();
		assertThat(minji.message("page 50")).isInViewport();
		assertThat(bar(minji.page())).containsText("new since");
		Page tab = minji.context().newPage();
		tab.navigate(this.garden.address());
		assertThat(tab.locator(".message").first()).isVisible();
		minji.page().bringToFront();
		Response noted = minji.page()
			.waitForResponse((answer) -> answer.url().endsWith("/read"),
					() -> bar(minji.page())
						.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Mark as read"))
						.click());
		assertThat(noted.status()).isEqualTo(204);
		assertThat(bar(minji.page())).isHidden();
		assertThat(badge(minji.page())).isHidden();
		assertThat(badge(tab)).isHidden();
		assertThat(tab).not().hasTitle(Pattern.compile("^•"));
		assertThat(room(minji)).endsWith(" 0");
	}

	@Test
	void messagesThatAreMarkedAsUnreadStaySoOnAllDevicesUntilTheReaderLeaves() {
		ChatPage minji = visited();
		say("back", 5);
		Page page = minji.page();
		page.waitForResponse((answer) -> answer.url().endsWith("/read") && answer.status() == 204,
				() -> page.navigate(this.garden.address()));
		Page phone = phoneOf(minji);
		phone.locator(".rooms-link[data-room='" + this.garden.id() + "']").click();
		assertThat(phone.getByText("back 5")).isVisible();
		phone.locator(".rooms-link[data-room='lobby']").click();
		assertThat(badge(phone)).isHidden();
		minji.message("back 3").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.ALT)));
		assertThat(page.locator(".toast")).hasText("Marked as unread.");
		assertThat(badge(phone)).hasText("3");
		assertThat(badge(page)).hasText("3");
		assertThat(page.locator(".new-line + .message")).containsText("back 3");
		minji.log().evaluate("(log) => (log.scrollTop = 0)");
		say("later", 1);
		minji.hear("later 1");
		assertThat(badge(page)).hasText("4");
		assertThat(badge(phone)).hasText("4");
		assertThat(room(minji)).endsWith(" 4");
		page.waitForResponse((answer) -> answer.url().endsWith("/read") && answer.status() == 204, minji::reload);
		assertThat(page.locator(".new-line + .message")).containsText("back 3");
		assertThat(room(minji)).endsWith(" 0");
		minji.message("back 2").hover();
		minji.message("back 2").getByRole(AriaRole.BUTTON).click();
		page.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Mark unread from here")).click();
		assertThat(badge(phone)).hasText("5");
		phone.locator(".rooms-link[data-room='" + this.garden.id() + "']").click();
		assertThat(phone.locator(".new-line + .message")).containsText("back 2");
		assertThat(badge(page)).isHidden();
	}

	@Test
	void aWindowWithoutFocusReadsNothingButNoticesANewDay() {
		ChatPage minji = visited();
		minji.page().navigate(this.garden.address());
		minji.awaitConnected();
		String before = room(minji);
		minji.page().evaluate(FOCUS, false);
		say("beside", 2);
		assertThat(minji.message("beside 2")).isInViewport();
		assertThat(minji.page()).hasTitle(Pattern.compile("^• "));
		assertThat(minji.page().locator(".new-line + .message")).containsText("beside 1");
		assertThat(room(minji)).isEqualTo(before.split(" ")[0] + " 2");
		minji.page()
			.waitForResponse((answer) -> answer.url().endsWith("/read") && answer.status() == 204,
					() -> minji.page().evaluate(FOCUS, true));
		assertThat(minji.page()).not().hasTitle(Pattern.compile("^•"));
		assertThat(room(minji)).endsWith(" 0");
		assertThat(minji.log().locator("h2").last()).hasText("Today");
		minji.page().clock().setSystemTime(System.currentTimeMillis() + 24 * 3_600_000);
		minji.page().evaluate("() => void dispatchEvent(new Event('focus'))");
		assertThat(minji.log().locator("h2").last()).hasText("Yesterday");
	}

	@Test
	void theReadStateIsAMarkAndRangesBeyondIt() {
		Page page = this.people.module();
		assertThat(page.evaluate(GAP))
			.isEqualTo(List.of("100 80", "100 81", 18, "100 81", "100 81", "112 69", "182 0"));
		assertThat(page.evaluate(ELSEWHERE))
			.isEqualTo(List.of("12 3", "12 4", "12 5", "17 0", "11 3", "11 6", "11 5", "11 5", "11 4", 50));
	}

	@Test
	void aFailedReadMarkIsSentAgainWithTheNewestSeq() {
		Page page = this.people.module();
		page.clock().install();
		page.evaluate(NOTES);
		page.evaluate("() => window.marks.note(3)");
		page.clock().runFor(2_000);
		assertThat(sent(page)).as("the server knows").isEmpty();
		page.evaluate("() => window.marks.note(5)");
		page.clock().runFor(2_000);
		assertThat(sent(page)).containsExactly(5);
		page.clock().runFor(4_000);
		assertThat(sent(page)).as("after 502").containsExactly(5, 5);
		page.evaluate("() => window.marks.note(9)");
		page.evaluate("() => void dispatchEvent(new Event('online'))");
		assertThat(sent(page)).as("after no answer, with the network").containsExactly(5, 5, 9);
		page.clock().runFor(120_000);
		assertThat(sent(page)).as("once it is noted").hasSize(3);
		page.evaluate("() => window.marks.note(10)");
		page.clock().runFor(120_000);
		assertThat(sent(page)).as("refused for good").containsExactly(5, 5, 9, 10);
		page.evaluate("() => { answers = [502, 204]; marks.note(12); marks.leave() }");
		assertThat(sent(page)).as("another room is open").endsWith(10, 12);
		assertThat(page.evaluate("window.stored")).isNull();
		page.clock().runFor(4_000);
		assertThat(sent(page)).endsWith(10, 12, 12);
		assertThat(page.evaluate("window.stored")).isEqualTo(true);
	}

	@Test
	void aDayThatBeganDuringSleepIsNoticed() {
		Page page = this.people.module();
		page.clock().install(new Clock.InstallOptions().setTime("2026-03-03T22:00:00"));
		page.evaluate("""
				async () => {
					const { onNewDay } = await import('/js/page/clock.js')
					window.days = 0
					onNewDay(() => window.days++)
				}""");
		page.clock().runFor(3_600_000);
		assertThat(page.evaluate("() => window.days")).isEqualTo(0);
		// Timers stop while the machine sleeps, and the user does not have to do
		// anything.
		page.clock().setSystemTime("2026-03-04T08:00:00");
		page.clock().runFor(60_000);
		assertThat(page.evaluate("() => window.days")).isEqualTo(1);
		page.clock().setSystemTime("2026-03-04T23:58:30");
		page.clock().runFor(60_000);
		assertThat(page.evaluate("() => window.days")).isEqualTo(1);
		page.clock().runFor(31_000);
		assertThat(page.evaluate("() => window.days")).isEqualTo(2);
	}

	/**
	 * A member of the garden who has read everything there and is in another room now.
	 */
	private ChatPage visited() {
		ChatPage minji = this.people.join("Minji");
		this.garden.letIn(minji);
		say("old", 10);
		minji.page()
			.waitForResponse((answer) -> answer.url().endsWith("/read") && answer.status() == 204,
					() -> minji.page().navigate(this.garden.address()));
		minji.page().navigate("/account");
		return minji;
	}

	private void say(String topic, int count) {
		IntStream.rangeClosed(1, count).forEach((number) -> this.garden.say(topic + ' ' + number));
	}

	/** Another device of the same user, in the lobby. */
	private Page phoneOf(ChatPage chat) {
		BrowserContext pocket = this.people.browser(new NewContextOptions());
		pocket.addCookies(chat.context().cookies());
		return ChatPage.open(pocket, chat.name()).page();
	}

	private String room(ChatPage chat) {
		return (String) chat.page().evaluate(ROOM, this.garden.id());
	}

	private Locator badge(Page page) {
		return page.locator(".rooms-link[data-room='" + this.garden.id() + "'] [data-part=unread]");
	}

	private static Locator bar(Page page) {
		return page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Unread messages"));
	}

	@SuppressWarnings("unchecked")
	private static List<Integer> seqs(ChatPage chat) {
		return (List<Integer>) chat.log().evaluate(SEQS);
	}

	@SuppressWarnings("unchecked")
	private static List<Integer> sent(Page page) {
		return (List<Integer>) page.evaluate("() => window.sent");
	}

}
