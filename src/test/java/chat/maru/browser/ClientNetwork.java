package chat.maru.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.WebSocketRoute;

/**
 * The network between one browser context and the chat's endpoint, to be broken on
 * purpose.
 */
final class ClientNetwork {

	private final List<WebSocketRoute> sockets = new ArrayList<>();

	private boolean webSocket = true;

	private boolean streaming = true;

	private boolean cut;

	private ClientNetwork(BrowserContext context) {
		context.routeWebSocket("**/ws/**", this::opened);
		context.route("**/ws/**", (route) -> {
			if (this.cut || (!this.streaming && route.request().url().contains("/xhr_streaming"))) {
				route.abort();
			}
			else {
				route.resume();
			}
		});
	}

	/** To be called before a page of the context connects. */
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

	/** Ends what is connected; nothing connects until it is mended. */
	ClientNetwork cut() {
		this.cut = true;
		this.sockets.forEach(WebSocketRoute::close);
		this.sockets.clear();
		return this;
	}

	void mend() {
		this.cut = false;
	}

	private void opened(WebSocketRoute socket) {
		if (this.cut || !this.webSocket) {
			socket.close();
			return;
		}
		socket.connectToServer();
		this.sockets.add(socket);
	}

}
