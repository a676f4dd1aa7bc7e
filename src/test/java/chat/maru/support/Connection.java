package chat.maru.support;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** A connection of Spring's STOMP client, as a Java program would use it. */
public final class Connection implements AutoCloseable {

	private final CompletableFuture<StompHeaders> connected = new CompletableFuture<>();

	private final CompletableFuture<StompHeaders> error = new CompletableFuture<>();

	private final CompletableFuture<@Nullable Void> lost = new CompletableFuture<>();

	private final StompSession session;

	private final Subscription refusals;

	private Connection(WebSocketStompClient client, String url, StompHeaders connect) {
		this.session = Waiting.await(client.connectAsync(url, new WebSocketHttpHeaders(), connect, new Handler()));
		this.refusals = subscribe("/user/queue/errors");
	}

	static Connection open(Transport transport, int port, Guest guest, long heartbeat) {
		StompHeaders connect = new StompHeaders();
		connect.set("Authorization", guest.bearer());
		connect.setHeartbeat(new long[] { heartbeat, heartbeat });
		return new Connection(transport.stompClient(), transport.url(port), connect);
	}

	/** The headers of the server's CONNECTED. */
	public StompHeaders connected() {
		return Waiting.await(this.connected);
	}

	/**
	 * Subscribes and waits until the subscription has taken effect.
	 * @param headers names and values alternately
	 */
	public Subscription subscribe(String destination, String... headers) {
		StompHeaders subscribe = new StompHeaders();
		subscribe.setDestination(destination);
		subscribe.setReceipt(UUID.randomUUID().toString());
		for (int i = 0; i < headers.length; i += 2) {
			subscribe.set(headers[i], headers[i + 1]);
		}
		Subscription subscription = new Subscription();
		return subscription.begin(this.session.subscribe(subscribe, subscription));
	}

	/** Posts in a room and waits for the RECEIPT. */
	public void post(String room, String text) {
		Waiting.await(send(room, Posts.body(text)));
	}

	/** Sends a body to a room. Completes with the RECEIPT. */
	public CompletableFuture<@Nullable Void> send(String room, String body) {
		StompHeaders send = new StompHeaders();
		send.setDestination("/app/chat." + room);
		send.setReceipt(UUID.randomUUID().toString());
		CompletableFuture<@Nullable Void> receipt = new CompletableFuture<>();
		StompSession.Receiptable sent;
		synchronized (this.session) {
			sent = this.session.send(send, body.getBytes(StandardCharsets.UTF_8));
		}
		sent.addReceiptTask(() -> receipt.complete(null));
		return receipt;
	}

	/** The next refusal. */
	public JsonNode refusal() {
		return this.refusals.next();
	}

	/** The headers of the ERROR that ended the connection. */
	public StompHeaders error() {
		return Waiting.await(this.error);
	}

	/** Waits until the server has ended the connection. */
	public void awaitLost() {
		Waiting.await(this.lost);
	}

	@Override
	public void close() {
		if (this.session.isConnected()) {
			this.session.disconnect();
		}
	}

	private final class Handler extends StompSessionHandlerAdapter {

		@Override
		public void afterConnected(StompSession session, StompHeaders headers) {
			Connection.this.connected.complete(headers);
		}

		@Override
		public Type getPayloadType(StompHeaders headers) {
			return byte[].class;
		}

		@Override
		public void handleFrame(StompHeaders headers, @Nullable Object payload) {
			Connection.this.error.complete(headers);
		}

		@Override
		public void handleTransportError(StompSession session, Throwable exception) {
			Connection.this.lost.complete(null);
		}

	}

}
