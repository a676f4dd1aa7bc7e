package chat.maru.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.WebSocketFrame;
import com.microsoft.playwright.WebSocketRoute;

/**
 * The network between one browser context and the chat's endpoint, which a test can
 * break.
 */
final class ClientNetwork {

	private static final Pattern SESSION = Pattern.compile("/ws/[^/]+/([^/]+)/xhr");

	private final List<WebSocketRoute> sockets = new ArrayList<>();

	/** The SockJS sessions by generation. */
	private final Map<String, Integer> sessions = new HashMap<>();

	private int generation;

	private boolean webSocket = true;

	private boolean streaming = true;

	private boolean cut;

	private ClientNetwork(BrowserContext context) {
		context.routeWebSocket("**/ws/**", this::opened);
		context.route("**/ws/**", (route) -> {
			if (isDead(route.request().url())) {
				return; // no answer ever
			}
			if (this.cut || (!this.streaming && route.request().url().contains("/xhr_streaming"))) {
				route.abort();
			}
			else {
				route.resume();
			}
		});
	}

	/** Must be called before a page of the context connects. */
	static ClientNetwork of(BrowserContext context) {
		return new ClientNetwork(context);
	}

	ClientNetwork withoutWebSocket() {
		this.webSocket = false;
		return this;
	}

	ClientNetwork withoutStreaming() {
		this.streaming = false;
		return this;
	}

	/** Closes all connections. No new ones work until the network is repaired. */
	ClientNetwork cut() {
		this.cut = true;
		this.sockets.forEach(WebSocketRoute::close);
		this.sockets.clear();
		return this;
	}

	/**
	 * Drops all data of existing connections in both directions without closing them. New
	 * connections work.
	 */
	void swallow() {
		this.generation++;
	}

	void mend() {
		this.cut = false;
	}

	private void opened(WebSocketRoute socket) {
		if (this.cut || !this.webSocket) {
			socket.close();
			return;
		}
		WebSocketRoute server = socket.connectToServer();
		int born = this.generation;
		socket.onMessage((frame) -> pass(born, frame, server));
		server.onMessage((frame) -> pass(born, frame, socket));
		this.sockets.add(socket);
	}

	private void pass(int born, WebSocketFrame frame, WebSocketRoute to) {
		if (born == this.generation) {
			to.send(frame.text());
		}
	}

	/** Whether a request belongs to a SockJS session whose data is dropped. */
	private boolean isDead(String url) {
		Matcher session = SESSION.matcher(url);
		return session.find()
				&& this.generation != this.sessions.computeIfAbsent(session.group(1), (id) -> this.generation);
	}

}
