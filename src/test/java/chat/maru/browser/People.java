package chat.maru.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The users of one test, each with a browser of their own, and the problems that these
 * browsers report: errors and warnings on the console, exceptions, dialogs that the page
 * never opens, violations of the content security policy.
 */
final class People {

	private static final String REPORT_BREACHES = """
			addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
				console.error(`refused by the content security policy: ${violatedDirective} ${blockedURI}`))""";

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private final List<String> complaints = new ArrayList<>();

	private final BrowserContexts contexts;

	private boolean requestsFail;

	People(BrowserContexts contexts) {
		this.contexts = contexts;
	}

	/** A new user in the room, on a desktop, in English. */
	ChatPage join(String name) {
		return join(name, new NewContextOptions());
	}

	ChatPage join(String name, NewContextOptions options) {
		return join(unique(name), browser(options));
	}

	/**
	 * Sends the form of the join page without opening the page. The tests of that page
	 * use {@link #visit}.
	 */
	private static ChatPage join(String name, BrowserContext context) {
		Matcher csrf = CSRF.matcher(context.request().get("/").text());
		assertThat(csrf.find()).as("the join page has a form").isTrue();
		APIResponse answer = context.request()
			.post("/join",
					RequestOptions.create()
						.setForm(FormData.create().set("_csrf", csrf.group(1)).set("name", name))
						.setMaxRedirects(0));
		assertThat(answer.status()).as("the answer to %s", name).isEqualTo(302);
		return ChatPage.open(context, name);
	}

	/** A new visitor on the join page. */
	JoinPage visit(NewContextOptions options) {
		return JoinPage.open(browser(options));
	}

	BrowserContext browser(NewContextOptions options) {
		BrowserContext context = this.contexts.open(options);
		context.setDefaultTimeout(PageScenario.PATIENCE_MILLIS);
		context.addInitScript(REPORT_BREACHES);
		context.onConsoleMessage(this::heard);
		context.onWebError((error) -> this.complaints.add(error.error()));
		context.onDialog((dialog) -> {
			this.complaints.add("dialog: " + dialog.message());
			dialog.dismiss();
		});
		return context;
	}

	/** A name that is unique on this server. */
	static String unique(String name) {
		return name + " " + NUMBER.incrementAndGet();
	}

	/** Requests fail on purpose from now on, which browsers report on the console. */
	void expectFailedRequests() {
		this.requestsFail = true;
	}

	private void heard(ConsoleMessage message) {
		String text = message.text();
		boolean ofNetwork = text.startsWith("Failed to load resource: ") || text.startsWith("WebSocket connection to ");
		if (List.of("error", "warning").contains(message.type()) && !(ofNetwork && this.requestsFail)) {
			this.complaints.add(message.type() + ": " + text + " at " + message.location());
		}
	}

	void assertNobodyComplained() {
		assertThat(this.complaints).as("what the browsers complained of").isEmpty();
	}

}
