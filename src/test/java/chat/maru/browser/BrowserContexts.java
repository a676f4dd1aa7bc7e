package chat.maru.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import chat.maru.browser.ParkedContexts.ParkedContext;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;

/**
 * The browser contexts of one test. Each is a separate browser with its own cookies,
 * storage and network. They end with the test: {@link #open} closes them, and
 * {@link #reuse} cleans them for the next test.
 */
final class BrowserContexts implements AutoCloseable {

	private final List<BrowserContext> open = new ArrayList<>();

	private final List<ParkedContext> shared = new ArrayList<>();

	private final String baseUrl;

	/**
	 * @param baseUrl the base of relative URLs, or null if the test has no server
	 */
	BrowserContexts(String baseUrl) {
		this.baseUrl = baseUrl;
	}

	/** A context with English as its language. */
	BrowserContext open() {
		return open(new NewContextOptions());
	}

	BrowserContext open(NewContextOptions options) {
		BrowserContext context = Browsers.shared().newContext(complete(options));
		this.open.add(context);
		return context;
	}

	/**
	 * A context that an earlier test may have used, with a warm cache and an open page:
	 * see {@link ParkedContexts#page}. The caller removes the listeners and scripts that
	 * it adds to the context before the test ends.
	 */
	BrowserContext reuse(NewContextOptions options) {
		if (options.storageState != null) {
			return open(options);
		}
		ParkedContext parked = ParkedContexts.take(complete(options));
		this.open.add(parked.context());
		this.shared.add(parked);
		return parked.context();
	}

	private NewContextOptions complete(NewContextOptions options) {
		if (options.locale == null) {
			options.setLocale("en-US");
		}
		if (options.baseURL == null && this.baseUrl != null) {
			options.setBaseURL(this.baseUrl);
		}
		return options;
	}

	/** Saves a screenshot of each open page. */
	void photograph(Path folder, String name) {
		int number = 0;
		for (BrowserContext context : this.open) {
			for (Page page : context.pages()) {
				number++;
				try {
					page.screenshot(new ScreenshotOptions().setPath(folder.resolve(name + "-" + number + ".png"))
						.setTimeout(5_000));
				}
				catch (PlaywrightException ex) {
					System.err.println("No screenshot of page " + number + ": " + ex.getMessage());
				}
			}
		}
	}

	@Override
	public void close() {
		this.shared.forEach((parked) -> this.open.remove(parked.context()));
		this.open.forEach(Browsers::close);
		this.shared.forEach(ParkedContexts::park);
		this.shared.clear();
		this.open.clear();
	}

}
