package chat.maru.bench.page;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import chat.maru.bench.Figures;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;

/**
 * How long the chat page takes to show another room, in Chromium: from the click on its
 * link to the frame that shows its messages. A room is new to the page, or one of the
 * last eight that were open.
 */
public final class RoomChange {

	/** As many as the server renders in the list of rooms, without the lobby. */
	private static final int ROOMS = 19;

	/** Rooms that are opened in turn; fewer than the page keeps. */
	private static final int KEPT = 6;

	private static final int MESSAGES = 1_000;

	private static final int ROUNDS = 5;

	private static final String CHANGE = """
			async (room) => {
				const begun = performance.now()
				document.querySelector(`.rooms-link[data-room="${room}"]`).click()
				const shown = () => document.body.dataset.room === room && document.querySelector('maru-timeline .message')
				do await new Promise(requestAnimationFrame)
				while (!shown())
				return performance.now() - begun
			}""";

	private final Path java;

	private final List<String> serverJvm;

	private final Path folder;

	/**
	 * Creates the benchmark.
	 * @param folder the folder for the data
	 */
	public RoomChange(Path java, List<String> serverJvm, Path folder) {
		this.java = java;
		this.serverJvm = serverJvm;
		this.folder = folder;
	}

	public void run() throws IOException, InterruptedException, SQLException {
		try (Household household = Household.start(this.java, this.serverJvm, this.folder, ROOMS, MESSAGES);
				Playwright playwright = Playwright.create();
				Browser browser = playwright.chromium().launch(options());
				BrowserContext context = browser.newContext()) {
			String address = household.server().address().toString();
			household.cookies().forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(address))));
			Page page = context.newPage();
			double[] first = new double[ROUNDS];
			double[] again = new double[ROUNDS];
			for (int round = -1; round < ROUNDS; round++) {
				page.navigate(address);
				page.waitForSelector("maru-connection[data-state=online]");
				double[] news = change(page, 0, ROOMS);
				double[] olds = change(page, ROOMS - KEPT, ROOMS);
				if (round >= 0) {
					first[round] = Figures.median(news);
					again[round] = Figures.median(olds);
				}
			}
			Figures.title(String.format("Another room of %,d messages in the page, %d rooms a round", MESSAGES, ROOMS));
			Figures.line("a room that is new to the page; goal: < 400", "ms", first);
			Figures.line("one of the last rooms; goal: < 100", "ms", again);
		}
	}

	static LaunchOptions options() {
		LaunchOptions options = new LaunchOptions().setArgs(List.of("--disable-gpu"));
		String chromium = System.getenv("CHROME_BIN");
		return (chromium != null) ? options.setExecutablePath(Path.of(chromium)) : options;
	}

	private static double[] change(Page page, int from, int to) {
		double[] millis = new double[to - from];
		for (int i = from; i < to; i++) {
			millis[i - from] = ((Number) page.evaluate(CHANGE, Logs.room(i))).doubleValue();
		}
		return millis;
	}

}
