package chat.maru.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import chat.maru.account.Account;
import chat.maru.support.Posts;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
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

	private static final String ANSWER = """
			const ask = fetch
			window.fetch = (address, ...more) =>
				String(address).endsWith('%s') ? Promise.resolve(Response.json(%s)) : ask(address, ...more)""";

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private final List<String> complaints = new ArrayList<>();

	private final BrowserContexts contexts;

	private final List<AutoCloseable> undo = new ArrayList<>();

	private boolean requestsFail;

	private boolean ownBrowsers;

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
	 * A new user whose page gets an answer of the test from the first load on, as with
	 * {@link #answer}.
	 */
	ChatPage join(String name, NewContextOptions options, String path, String json) {
		BrowserContext context = browser(options);
		answer(ParkedContexts.page(context), path, json);
		return join(unique(name), context);
	}

	/** A new user in a garden, whose page has shown no other room. */
	ChatPage join(String name, NewContextOptions options, Garden garden) {
		String unique = unique(name);
		BrowserContext context = browser(options);
		enter(unique, context);
		String id = Posts.json(context.request().get("/api/me").text()).get("id").stringValue();
		garden.letIn(new Account(id, unique));
		ChatPage chat = ChatPage.open(context, unique, garden.address());
		chat.awaitConnected();
		return chat;
	}

	private static ChatPage join(String name, BrowserContext context) {
		enter(name, context);
		return ChatPage.open(context, name);
	}

	/**
	 * Sends the form of the join page without opening the page. The tests of that page
	 * use {@link #visit}.
	 */
	private static void enter(String name, BrowserContext context) {
		Matcher csrf = CSRF.matcher(context.request().get("/").text());
		assertThat(csrf.find()).as("the join page has a form").isTrue();
		APIResponse answer = context.request()
			.post("/join",
					RequestOptions.create()
						.setForm(FormData.create().set("_csrf", csrf.group(1)).set("name", name))
						.setMaxRedirects(0));
		assertThat(answer.status()).as("the answer to %s", name).isEqualTo(302);
	}

	/** A new visitor on the join page. */
	JoinPage visit(NewContextOptions options) {
		return JoinPage.open(browser(options));
	}

	/** The first page of a new browser. */
	Page page(NewContextOptions options) {
		return ParkedContexts.page(browser(options));
	}

	/** A page in English without the chat, for tests of a module. */
	Page module() {
		expectFailedRequests(); // a module opened as a page has no icon
		Page page = page(new NewContextOptions());
		page.navigate(ParkedContexts.QUIET);
		page.evaluate("() => void (document.documentElement.lang = 'en')");
		return page;
	}

	/** The first page of a second device on which the same user is logged in. */
	Page phone(ChatPage desktop) {
		BrowserContext phone = browser(new NewContextOptions());
		phone.addCookies(desktop.context().cookies());
		return ParkedContexts.page(phone);
	}

	BrowserContext browser(NewContextOptions options) {
		BrowserContext context = this.ownBrowsers ? this.contexts.open(options) : this.contexts.reuse(options);
		context.setDefaultTimeout(PageScenario.PATIENCE_MILLIS);
		this.undo.add(context.addInitScript(REPORT_BREACHES));
		listen(context::onConsoleMessage, context::offConsoleMessage, this::heard);
		listen(context::onWebError, context::offWebError, (error) -> this.complaints.add(error.error()));
		listen(context::onDialog, context::offDialog, (dialog) -> {
			this.complaints.add("dialog: " + dialog.message());
			dialog.dismiss();
		});
		return context;
	}

	private <T> void listen(Consumer<Consumer<T>> on, Consumer<Consumer<T>> off, Consumer<T> listener) {
		on.accept(listener);
		this.undo.add(() -> off.accept(listener));
	}

	/**
	 * Closes the browsers opened from now on after the test, because the test changes
	 * them in ways that cannot be undone.
	 */
	void keepBrowsersApart() {
		this.ownBrowsers = true;
	}

	/**
	 * Answers requests of the page's scripts for a path with JSON, from the next load on.
	 * Cheaper than a route for a page that is loaded: while there is a route, the browser
	 * does not use its cache.
	 */
	void answer(ChatPage chat, String path, String json) {
		answer(chat.page(), path, json);
	}

	private void answer(Page page, String path, String json) {
		this.undo.add(page.addInitScript(ANSWER.formatted(path, json)));
	}

	/** Removes the listeners and scripts, so that other tests can use the browsers. */
	void leave() throws Exception {
		for (AutoCloseable each : this.undo) {
			try {
				each.close();
			}
			catch (PlaywrightException ex) {
				// The test has closed the page or the browser itself.
			}
		}
		this.undo.clear();
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
