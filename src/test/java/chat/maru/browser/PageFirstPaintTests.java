package chat.maru.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page shows the newest messages before its modules run, which then take them over.
 */
@PageTest
class PageFirstPaintTests extends PageScenario {

	private static final String ENTRY = "**/js/page/main.js";

	/** Every row as the user sees it: classes, texts, place and hue. */
	private static final String ROWS = """
			() => [...document.querySelectorAll('.chunk > *')].map((row) => {
				const text = (name) => row.querySelector(`[data-part="${name}"]`)?.textContent ?? ''
				const shown = [...row.querySelectorAll('.message-text, time, .role, .message-more, a')].map((it) => {
					const { x, y, height } = it.getBoundingClientRect()
					return [it.className, Math.round(x), Math.round(y), Math.round(height), it.href, it.textContent].join()
				})
				const avatar = row.querySelector('.avatar')
				return [row.className, row.dataset.seq, avatar?.textContent, avatar && getComputedStyle(avatar).backgroundColor,
					text('author'), text('sentence'), ...shown].join(' | ')
			})""";

	/** All layout shifts of the page, and the elements that moved. */
	private static final String SHIFTS = """
			() => new Promise((resolve) => {
				let sum = 0
				const moved = []
				const add = (entries) => entries.forEach(({ value, sources }) => {
					sum += value
					moved.push(`${value}: ` + sources.map(({ node, previousRect: from, currentRect: to }) =>
						`${node?.className || node?.nodeName} ${[from.x, from.y]} to ${[to.x, to.y]}`).join('; '))
				})
				const observer = new PerformanceObserver((list) => add(list.getEntries()))
				observer.observe({ type: 'layout-shift', buffered: true })
				requestAnimationFrame(() => requestAnimationFrame(() => {
					add(observer.takeRecords())
					resolve({ sum, moved: moved.join('\\n') })
				}))
			})""";

	@Autowired
	private BeanFactory server;

	private Garden garden;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
	}

	@ParameterizedTest
	@CsvSource({ "en-US, America/New_York", "ko-KR, Asia/Seoul" })
	void theModulesFindTheRowsAsTheyWouldDrawThem(String locale, String zone) {
		long secret = this.garden.say("first: secret");
		long spam = this.garden.say(this.garden.come("Ben"), "first: spam");
		long moreSpam = this.garden.say("first: more spam");
		IntStream.of(1, 2, 3).forEach((number) -> this.garden.come("Ben"));
		this.garden.leave(this.garden.come("서연"));
		this.garden.say("first: <b>see</b> https://maru.example/a?b=c&d=1#e. Or (https://maru.example/f), http://x");
		this.garden.say("🎉👍🏽");
		this.garden.say("first: line\n".repeat(30));
		this.garden.say("first: word ".repeat(70));
		this.garden.changeTopic("Spring & <summer>");
		this.garden.pin(this.garden.say("first: pinned"), false);
		this.garden.pin(this.garden.say("first: the notice"), true);
		IntStream.rangeClosed(1, 41).forEach((number) -> this.garden.say("first: " + number));
		this.garden.removeMessage(secret);
		this.garden.removeMessage(spam);
		this.garden.removeMessage(moreSpam);
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setLocale(locale).setTimezoneId(zone),
				this.garden);
		Page page = minji.page();
		List<Route> held = hold(page);
		load(page, this.garden.address(), held);
		Object painted = page.evaluate(ROWS);
		page.evaluate("() => void (window.rows = [...document.querySelectorAll('.chunk > [data-seq]')])");
		List<String> asked = new ArrayList<>();
		page.onRequest((request) -> asked.add(request.url()));
		start(page, held);
		minji.awaitConnected();
		assertThat(page.evaluate(ROWS)).isEqualTo(painted);
		assertThat(page.evaluate("() => rows.length > 40 && rows.every((row) => row.isConnected && row.seq > 0)"))
			.isEqualTo(true);
		assertThat(asked).noneMatch((url) -> url.contains("/messages") || url.contains("/events?after=0"));
		Map<?, ?> shifts = (Map<?, ?>) page.evaluate(SHIFTS);
		assertThat(((Number) shifts.get("sum")).doubleValue())
			.as("layout shift of a cold page: %s", shifts.get("moved"))
			.isLessThan(0.02);
		this.garden.say("first: live");
		minji.hear("first: live");
	}

	@Test
	void theFirstPaintIsAtTheFirstUnreadMessage() {
		this.garden.say("first: read");
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), this.garden);
		Page page = minji.page();
		minji.say("first: mine");
		page.navigate("/");
		minji.awaitConnected();
		this.garden.removeMessage(this.garden.say("first: spam"));
		IntStream.rangeClosed(1, 45).forEach((number) -> this.garden.say("first: new " + number));
		List<Route> held = hold(page);
		load(page, this.garden.address(), held);
		assertThat(page.locator(".new-line + .message")).containsText("first: new 1");
		assertThat(minji.message("first: new 1")).isInViewport();
		assertThat(minji.message("first: new 45")).not().isInViewport();
		Object top = page.evaluate("document.querySelector('.timeline-scroller').scrollTop");
		start(page, held);
		minji.awaitConnected();
		assertThat(page.evaluate("document.querySelector('.timeline-scroller').scrollTop")).isEqualTo(top);
		assertThat(page.locator(".new-line")).hasCount(1);
		assertThat(page.locator(".new-line + .message")).containsText("first: new 1");
		// A place that the user has scrolled to stays.
		page.navigate("/");
		held.clear();
		page.route(ENTRY, held::add);
		load(page, this.garden.address(), held);
		page.evaluate("() => void (document.querySelector('.timeline-scroller').scrollTop = 40)");
		start(page, held);
		minji.awaitConnected();
		assertThat(page.evaluate("document.querySelector('.timeline-scroller').scrollTop")).isEqualTo(40);
	}

	/** Holds the entry module back, so that no module runs. */
	private static List<Route> hold(Page page) {
		List<Route> held = new ArrayList<>();
		page.route(ENTRY, held::add);
		return held;
	}

	private static void start(Page page, List<Route> held) {
		held.forEach(Route::resume);
		page.unroute(ENTRY);
	}

	/** Loads a page without a cache, up to the module that is held back. */
	private static void load(Page page, String address, List<Route> held) {
		CDPSession session = page.context().newCDPSession(page);
		session.send("Network.clearBrowserCache");
		session.detach();
		page.evaluate("(address) => location.assign(address)", address);
		page.waitForCondition(() -> !held.isEmpty());
		page.waitForFunction(
				"() => document.readyState === 'interactive' && document.querySelector('.chunk > .message')");
		page.evaluate("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))");
	}

}
