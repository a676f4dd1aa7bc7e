package chat.maru.bench.page;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import chat.maru.bench.Figures;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;

/**
 * How long the first visit takes over a slow mobile network, in Chromium with an empty
 * cache: until the messages are painted, until the scripts have taken over, and until the
 * page is connected.
 */
public final class FirstVisit {

	/** The "slow 4G" of Lighthouse. */
	private static final int ROUND_TRIP_MILLIS = 150;

	private static final int BITS_PER_SECOND = 1_600_000;

	private static final int ROOMS = 12;

	private static final int MESSAGES = 1_000;

	private static final int ROUNDS = 5;

	private static final String WATCH = """
			window.times = { shift: 0 }
			new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (times.shift += value)))
				.observe({ type: 'layout-shift', buffered: true })
			new MutationObserver(() => {
				if (!document.querySelector('[data-part="start-slow"]') && document.querySelector('maru-composer')) times.started ??= performance.now()
				if (document.querySelector('maru-connection[data-state="online"]')) times.online ??= performance.now()
			}).observe(document, { attributes: true, childList: true, subtree: true })""";

	private static final String TIMES = """
			() => {
				const files = [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')]
				const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime
				const kib = files.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024
				return { ...times, painted, kib, requests: files.length }
			}""";

	private final Path java;

	private final List<String> serverJvm;

	private final Path folder;

	/**
	 * Creates the benchmark.
	 * @param folder the folder for the data
	 */
	public FirstVisit(Path java, List<String> serverJvm, Path folder) {
		this.java = java;
		this.serverJvm = serverJvm;
		this.folder = folder;
	}

	public void run() throws IOException, InterruptedException, SQLException {
		try (Household household = Household.start(this.java, this.serverJvm, this.folder, ROOMS, MESSAGES);
				Playwright playwright = Playwright.create();
				Browser browser = playwright.chromium().launch(RoomChange.options())) {
			Figures.title("The first visit over 1.6 Mbit/s with a round trip of 150 ms");
			double[][] measured = new double[6][ROUNDS];
			for (int round = -1; round < ROUNDS; round++) {
				Map<?, ?> times = visit(browser, household);
				List<String> names = List.of("painted", "started", "online", "shift", "kib", "requests");
				for (int i = 0; round >= 0 && i < names.size(); i++) {
					measured[i][round] = ((Number) Objects.requireNonNull(times.get(names.get(i)))).doubleValue();
				}
			}
			Figures.line("the messages are painted, and one can write; goal: < 2,000", "ms", measured[0]);
			Figures.line("the scripts run", "ms", measured[1]);
			Figures.line("the page is connected", "ms", measured[2]);
			Figures.line("layout shift; goal: < 0.02", "", measured[3]);
			Figures.line("transferred", "KiB", measured[4]);
			Figures.line("requests", "", measured[5]);
		}
	}

	private static Map<?, ?> visit(Browser browser, Household household) {
		String address = household.server().address().toString();
		try (BrowserContext context = browser.newContext()) {
			household.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(address))));
			context.addCookies(List.of(new Cookie("zone", "Asia/Seoul").setUrl(address)));
			context.addInitScript(WATCH);
			Page page = context.newPage();
			CDPSession session = context.newCDPSession(page);
			session.send("Network.enable");
			JsonObject network = new JsonObject();
			network.addProperty("offline", false);
			network.addProperty("latency", ROUND_TRIP_MILLIS);
			network.addProperty("downloadThroughput", BITS_PER_SECOND / 8);
			network.addProperty("uploadThroughput", BITS_PER_SECOND / 8);
			session.send("Network.emulateNetworkConditions", network);
			page.navigate(address + "/rooms/" + Logs.room(0));
			page.waitForSelector("maru-connection[data-state=online]");
			return (Map<?, ?>) page.evaluate(TIMES);
		}
	}

}
