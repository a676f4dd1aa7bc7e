package chat.maru.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of the server's origin with nothing on it, which uses the client library under a
 * guest account of its own. What the library tells is kept on the page, to be asked for.
 */
final class ClientPage {

	/**
	 * A document of the server under which nothing else runs. One made up by the test
	 * would not do: Chromium does not let what came from nowhere open a WebSocket to
	 * localhost.
	 */
	private static final String QUIET = "/js/client/index.js";

	private static final String CONNECT = """
			async ({ url = '/ws', ...options }) => {
				const { connect } = await import('/js/client/index.js')
				const told = { state: [], event: [], me: [], presence: [], outbox: [], refused: [], reset: [] }
				const chat = connect(url, options)
				for (const type in told) chat.on(type, (detail) => told[type].push(detail))
				Object.assign(window, { chat, told, sent: [] })
			}""";

	private static final String SEND = """
			(text) => {
				const entry = { text }
				sent.push(entry)
				chat.send(text).then(({ clientId }) => (entry.clientId = clientId), ({ code }) => (entry.code = code))
			}""";

	private static final String HISTORY = """
			async ({ token, id }) => {
				const answer = await fetch('/api/rooms/lobby/messages?limit=200', { headers: { authorization: `Bearer ${token}` } })
				const { messages } = await answer.json()
				return messages.filter(({ author }) => author.id === id).map(({ text }) => text)
			}""";

	private final BrowserContext context;

	private final Page page;

	private final String token;

	private final String id;

	private ClientPage(BrowserContext context, String token, String id) {
		this.context = context;
		this.token = token;
		this.id = id;
		this.page = context.newPage();
		this.page.navigate(QUIET);
	}

	/** A new user who connects. */
	static ClientPage of(BrowserContext context) {
		ClientPage page = newcomer(context);
		page.connect();
		return page;
	}

	/** A new user whose page has not used the library yet. */
	static ClientPage newcomer(BrowserContext context) {
		APIResponse answer = context.request()
			.post("/api/guests", RequestOptions.create().setData(Map.of("name", UUID.randomUUID().toString())));
		JsonObject guest = JsonParser.parseString(answer.text()).getAsJsonObject();
		String id = guest.getAsJsonObject("account").get("id").getAsString();
		return new ClientPage(context, guest.get("token").getAsString(), id);
	}

	/** Another tab of the same person, whose page has not used the library yet. */
	ClientPage anotherTab() {
		return new ClientPage(this.context, this.token, this.id);
	}

	/** The id of the user's account. */
	String id() {
		return this.id;
	}

	void connect() {
		connect(Map.of());
	}

	void connect(Map<String, Object> more) {
		Map<String, Object> options = new HashMap<>(Map.of("token", this.token, "account", this.id));
		options.putAll(more);
		this.page.evaluate(CONNECT, options);
	}

	void reload() {
		this.page.reload();
		connect();
	}

	void send(String text) {
		this.page.evaluate(SEND, text);
	}

	/**
	 * Waits until this JavaScript is true on the page. Not with waitForFunction: that
	 * evaluates a string on the page, which the server's Content-Security-Policy forbids.
	 */
	void await(String condition) {
		this.page.waitForCondition(() -> Boolean.TRUE.equals(this.page.evaluate("Boolean(" + condition + ")")));
	}

	void awaitState(String state) {
		await("chat.state === '" + state + "'");
	}

	/** The person has read the lobby up to a seq, on another device. */
	void read(int seq) {
		APIResponse answer = this.context.request()
			.put("/api/rooms/lobby/read",
					RequestOptions.create()
						.setHeader("Authorization", "Bearer " + this.token)
						.setData(Map.of("seq", seq)));
		assertThat(answer.status()).isEqualTo(204);
	}

	/** Waits until every message sent since the page was loaded is committed. */
	void awaitReceipts() {
		await("sent.every(({ clientId }) => clientId) && chat.outbox.length === 0");
	}

	Object evaluate(String script) {
		return this.page.evaluate(script);
	}

	/** The texts that the server keeps of this person, in the order of the log. */
	@SuppressWarnings("unchecked")
	List<String> history() {
		return (List<String>) this.page.evaluate(HISTORY, Map.of("token", this.token, "id", this.id));
	}

	@SuppressWarnings("unchecked")
	List<Object> list(String script) {
		return (List<Object>) this.page.evaluate(script);
	}

	Page page() {
		return this.page;
	}

}
