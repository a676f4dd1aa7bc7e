package chat.maru.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * A connection that sends exactly what it is told to, well-formed or not, over any
 * transport.
 */
public final class StompSocket extends TextWebSocketHandler implements AutoCloseable {

	private final List<StompFrame> frames = new ArrayList<>();

	private final StringBuilder unfinished = new StringBuilder();

	private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();

	private final WebSocketSession session;

	private StompSocket(Transport transport, int port, HttpHeaders handshake) {
		WebSocketHttpHeaders headers = new WebSocketHttpHeaders(handshake);
		if (transport == Transport.NATIVE) {
			headers.setSecWebSocketProtocol(List.of("v12.stomp", "v11.stomp", "v10.stomp"));
		}
		this.session = Waiting.await(transport.client().execute(this, headers, URI.create(transport.url(port))));
	}

	static StompSocket open(Transport transport, int port, HttpHeaders handshake) {
		return new StompSocket(transport, port, handshake);
	}

	/** Sends CONNECT with these headers, {@code name:value}, and waits for CONNECTED. */
	public StompFrame connect(String... headers) {
		send("CONNECT", "", with(headers, "accept-version:1.2"));
		return next("CONNECTED");
	}

	/** Connects as a guest and subscribes to the refusals. */
	StompSocket connect(Guest guest) {
		connect("Authorization:" + guest.bearer());
		send("SUBSCRIBE", "", "id:errors", "destination:/user/queue/errors", "receipt:errors");
		receipt("errors");
		return this;
	}

	public void send(String command, String body, String... headers) {
		sendText(StompFrame.of(command, body, headers));
	}

	/** Posts in a room and waits for the RECEIPT. */
	public void post(String room, String text) {
		String body = Posts.body(text);
		String receipt = Posts.json(body).get("clientId").stringValue();
		send("SEND", body, "destination:/app/chat." + room, "receipt:" + receipt);
		receipt(receipt);
	}

	/** Subscribes and waits for the RECEIPT. */
	public void subscribe(String id, String destination, String... headers) {
		send("SUBSCRIBE", "", with(headers, "id:" + id, "destination:" + destination, "receipt:" + id + "-begun"));
		receipt(id + "-begun");
	}

	/** A WebSocket message with exactly this text. */
	public void sendText(String text) {
		sendPart(text, true);
	}

	public void sendPart(String text, boolean last) {
		try {
			this.session.sendMessage(new TextMessage(text, last));
		}
		catch (IOException | IllegalStateException ex) {
			// A server that closes the connection because of this message can do so
			// before this
			// returns. Its answer is checked anyway.
			if (this.session.isOpen()) {
				throw new IllegalStateException(ex);
			}
		}
	}

	public StompFrame receipt(String id) {
		return next((frame) -> frame.command().equals("RECEIPT") && id.equals(frame.header("receipt-id")));
	}

	/** Takes the first refusal. */
	public JsonNode refusal() {
		return Posts.json(next((frame) -> frame.command().equals("MESSAGE")
				&& "/user/queue/errors".equals(frame.header("destination")))
			.body());
	}

	/** Takes the first event of a subscription. */
	public JsonNode event(String subscription) {
		return Posts.json(next((frame) -> subscription.equals(frame.header("subscription"))).body());
	}

	/** Takes the first frame with this command. */
	public StompFrame next(String command) {
		return next((frame) -> frame.command().equals(command));
	}

	/** Takes the first frame that matches. */
	public StompFrame next(Predicate<StompFrame> wanted) {
		return Waiting.await().until(() -> take(wanted), (frame) -> frame != null);
	}

	private @Nullable StompFrame take(Predicate<StompFrame> wanted) {
		synchronized (this.frames) {
			StompFrame found = this.frames.stream().filter(wanted).findFirst().orElse(null);
			this.frames.remove(found);
			return found;
		}
	}

	/** All frames that arrived and were not taken. */
	public List<StompFrame> rest() {
		synchronized (this.frames) {
			return List.copyOf(this.frames);
		}
	}

	/** Whether the connection has ended. */
	public boolean isClosed() {
		return this.closed.isDone();
	}

	/** Waits until the server has closed the connection. */
	public CloseStatus awaitClosed() {
		return Waiting.await(this.closed);
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		synchronized (this.frames) {
			this.unfinished.append(message.getPayload());
			for (int end = this.unfinished.indexOf("\0"); end >= 0; end = this.unfinished.indexOf("\0")) {
				String frame = this.unfinished.substring(0, end).stripLeading();
				this.unfinished.delete(0, end + 1);
				this.frames.add(StompFrame.parse(frame));
			}
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.closed.complete(status);
	}

	@Override
	public void close() {
		try {
			this.session.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String[] with(String[] headers, String... more) {
		String[] all = Arrays.copyOf(headers, headers.length + more.length);
		System.arraycopy(more, 0, all, headers.length, more.length);
		return all;
	}

}
