package chat.maru.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;

/**
 * The browser contexts of one test. Each is a separate browser with its own cookies,
 * storage and network. All are closed when the test ends.
 */
final class BrowserContexts implements AutoCloseable {

	private final List<BrowserContext> open = new ArrayList<>();

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
		if (options.locale == null) {
			options.setLocale("en-US");
		}
		if (options.baseURL == null && this.baseUrl != null) {
			options.setBaseURL(this.baseUrl);
		}
		BrowserContext context = Browsers.shared().newContext(options);
		this.open.add(context);
		return context;
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
		this.open.forEach(BrowserContext::close);
		this.open.clear();
	}

}
