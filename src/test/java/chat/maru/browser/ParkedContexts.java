package chat.maru.browser;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ViewportSize;

/**
 * Browser contexts of earlier tests, cleaned and kept for later tests. A new context has
 * to fetch and compile every script and style sheet of the page, which takes three
 * quarters of the processor time of opening it. A used context has them in its cache.
 * <p>
 * Each kept context has one page open, on a document that runs no script. Cookies,
 * storage, routes, permissions and further pages of the test are gone. A context that a
 * test changed in a way that cannot be undone, such as by a fake clock, is closed.
 */
final class ParkedContexts {

	/** A document of the server that runs no script. */
	static final String QUIET = "/js/client/index.js";

	private static final int CAPACITY = 10;

	private static final double PATIENCE_MILLIS = 10_000;

	private static final String CLEAR_STORAGE = "() => { localStorage.clear(); sessionStorage.clear() }";

	/**
	 * What a clock, a WebSocket route or an emulation of Playwright changes in a page.
	 */
	private static final String SURROUNDINGS = """
			() => [innerWidth, innerHeight, devicePixelRatio, navigator.language, navigator.onLine,
				Intl.DateTimeFormat().resolvedOptions().timeZone,
				...['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-reduced-motion: reduce)',
					'(prefers-contrast: more)', 'print'].map((query) => matchMedia(query).matches),
				Date, setTimeout, requestAnimationFrame, WebSocket, fetch].join()""";

	/** The most recently used context is last. */
	private static final List<ParkedContext> PARKED = new ArrayList<>();

	private ParkedContexts() {
	}

	/** A context with these options that has been used before, or a new one. */
	static synchronized ParkedContext take(NewContextOptions options) {
		String key = describe(options);
		for (int i = PARKED.size() - 1; i >= 0; i--) {
			if (PARKED.get(i).key().equals(key)) {
				return PARKED.remove(i);
			}
		}
		BrowserContext context = Browsers.shared().newContext(options);
		return new ParkedContext(key, context, (String) context.newPage().evaluate(SURROUNDINGS));
	}

	/** Cleans a context after its test and keeps it, or closes it. */
	static synchronized void park(ParkedContext used) {
		if (!cleaned(used)) {
			Browsers.close(used.context());
			return;
		}
		PARKED.add(used);
		if (PARKED.size() > CAPACITY) {
			Browsers.close(PARKED.remove(0).context());
		}
	}

	private static boolean cleaned(ParkedContext used) {
		try {
			BrowserContext context = used.context();
			List<Page> pages = context.pages();
			if (pages.isEmpty() || !used.key().contains("baseURL")) {
				return false;
			}
			Page page = pages.get(0);
			pages.stream().skip(1).forEach(Page::close);
			context.setOffline(false);
			context.unrouteAll();
			page.unrouteAll();
			page.mouse().move(-1, -1);
			page.navigate(QUIET, new NavigateOptions().setTimeout(PATIENCE_MILLIS));
			page.evaluate(CLEAR_STORAGE);
			context.clearCookies();
			context.clearPermissions();
			return used.surroundings().equals(page.evaluate(SURROUNDINGS));
		}
		catch (PlaywrightException ex) {
			return false;
		}
	}

	static synchronized void closeAll() {
		PARKED.forEach((parked) -> Browsers.close(parked.context()));
		PARKED.clear();
	}

	/** The page that a kept context has open, or a new page if that page is in use. */
	static Page page(BrowserContext context) {
		List<Page> pages = context.pages();
		boolean waiting = pages.size() == 1
				&& (pages.get(0).url().endsWith(QUIET) || pages.get(0).url().equals("about:blank"));
		return waiting ? pages.get(0) : context.newPage();
	}

	private static String describe(NewContextOptions options) {
		return Arrays.stream(NewContextOptions.class.getFields())
			.map((field) -> field.getName() + "=" + describe(field, options))
			.filter((text) -> !text.endsWith("=null"))
			.collect(Collectors.joining(" "));
	}

	private static String describe(Field field, NewContextOptions options) {
		try {
			Object value = field.get(options);
			Object plain = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
			return (plain instanceof ViewportSize size) ? size.width + "x" + size.height : String.valueOf(plain);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A context that can be used again.
	 *
	 * @param key its options
	 * @param surroundings what its pages saw of the browser before anything changed it
	 */
	record ParkedContext(String key, BrowserContext context, String surroundings) {

	}

}
