package chat.maru.durability;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import chat.maru.support.StompConnection;
import chat.maru.support.StompConnection.Closed;
import chat.maru.support.StompFrame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that changes and reads a room continuously, reconnects to any of its servers
 * whenever the connection ends, and resends changes that were not acknowledged.
 *
 * @param <C> what it changes
 */
abstract class Client<C> implements Runnable {

	/** The number of changes that wait for their RECEIPTs at one time. */
	private static final int IN_FLIGHT = 8;

	/**
	 * One in this many changes is sent twice at once; one in this many is sent again much
	 * later.
	 */
	private static final int SENT_TWICE = 16;

	private static final long PAUSE_NANOS = 20_000_000;

	private static final int OFFLINE_NANOS = 300_000_000;

	private static final JsonMapper JSON = new JsonMapper();

	private final List<URI> servers;

	private final String token;

	private final String topic;

	private final Random random;

	private final Set<String> temporary;

	private final Set<String> refused = new LinkedHashSet<>();

	private long again;

	private final Map<String, C> waiting = new LinkedHashMap<>();

	private final Map<String, C> acknowledged = new ConcurrentHashMap<>();

	private final List<String> acknowledgedIds = new ArrayList<>();

	private final List<Integer> closeCodes = new CopyOnWriteArrayList<>();

	private volatile int waitingCount;

	private volatile long lastSeq;

	private volatile boolean changing = true;

	private volatile boolean ended;

	/**
	 * Creates a client.
	 * @param servers the servers that it may connect to
	 * @param token its token
	 * @param topic the topic of its room
	 * @param random what it changes, and where
	 * @param temporary the codes of refusals after which it sends a change again, and of
	 * errors after which it connects again; any other one fails the test
	 */
	Client(List<URI> servers, String token, String topic, Random random, Set<String> temporary) {
		this.servers = servers;
		this.token = token;
		this.topic = topic;
		this.random = random;
		this.temporary = temporary;
	}

	/**
	 * The next change.
	 * @param clientId its clientId
	 */
	abstract C change(String clientId);

	/** Where a change is sent to. */
	abstract String destination(C change);

	/** The fields of a change besides its clientId. */
	abstract Map<String, Object> body(C change);

	/** Take an event, the next one of the room. */
	abstract void received(JsonNode event);

	/** Whether the server may forget that it acknowledged a change. */
	boolean mayBeForgotten(C change) {
		return false;
	}

	/** Whether the client goes offline for a moment, after a frame. */
	boolean goesOffline() {
		return false;
	}

	/** Take an acknowledgement, the first one of a change. */
	void acknowledged(C change) {
	}

	@Override
	public final void run() {
		while (!this.ended) {
			try (StompConnection connection = StompConnection.open(server(), this.token)) {
				takePart(connection);
			}
			catch (Offline offline) {
				LockSupport.parkNanos(this.random.nextInt(OFFLINE_NANOS));
			}
			catch (Closed closed) {
				this.closeCodes.add(closed.code());
			}
			catch (IOException ex) {
				// The server is down: try again.
				LockSupport.parkNanos(PAUSE_NANOS);
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private URI server() {
		return this.servers.get(this.random.nextInt(this.servers.size()));
	}

	private void takePart(StompConnection connection) throws IOException, InterruptedException, Offline {
		connection.send("SUBSCRIBE", Map.of("id", "errors", "destination", "/user/queue/errors"), "");
		connection.send("SUBSCRIBE",
				Map.of("id", "room", "destination", this.topic, "after", String.valueOf(this.lastSeq)), "");
		this.refused.clear();
		for (Map.Entry<String, C> change : this.waiting.entrySet()) {
			send(connection, change.getKey(), change.getValue());
		}
		while (!this.ended) {
			while (this.changing && this.waiting.size() < IN_FLIGHT) {
				changeSomething(connection);
			}
			StompFrame frame = connection.next(50);
			if (frame != null) {
				take(frame);
				if (this.changing && goesOffline()) {
					throw new Offline();
				}
			}
			if (!this.refused.isEmpty() && System.nanoTime() - this.again > 0) {
				sendAgain(connection);
			}
		}
	}

	private void changeSomething(StompConnection connection) throws IOException, InterruptedException {
		String clientId = UUID.randomUUID().toString();
		C change = change(clientId);
		this.waiting.put(clientId, change);
		this.waitingCount = this.waiting.size();
		send(connection, clientId, change);
		if (this.random.nextInt(SENT_TWICE) == 0) {
			send(connection, clientId, change);
		}
		if (this.random.nextInt(SENT_TWICE) == 0 && !this.acknowledgedIds.isEmpty()) {
			String old = this.acknowledgedIds.get(this.random.nextInt(this.acknowledgedIds.size()));
			send(connection, old, this.acknowledged.get(old));
		}
	}

	private void send(StompConnection connection, String clientId, C change) throws IOException, InterruptedException {
		Map<String, Object> body = new LinkedHashMap<>(body(change));
		body.put("clientId", clientId);
		connection.send("SEND", Map.of("destination", destination(change), "receipt", clientId),
				JSON.writeValueAsString(body));
	}

	private void take(StompFrame frame) throws IOException {
		switch (frame.command()) {
			case "RECEIPT" -> acknowledged(frame.headers().getOrDefault("receipt-id", ""));
			case "MESSAGE" -> {
				JsonNode body = JSON.readTree(frame.body());
				if ("errors".equals(frame.headers().get("subscription"))) {
					refused(body);
				}
				else {
					arrived(body);
				}
			}
			case "ERROR" -> ended(frame);
			default -> throw new AssertionError("Unexpected: " + frame);
		}
	}

	private void ended(StompFrame error) throws IOException {
		if (!this.temporary.contains(error.header("code"))) {
			throw new AssertionError("Unexpected: " + error);
		}
		throw new IOException("Ended: " + error);
	}

	private void acknowledged(String clientId) {
		C change = this.waiting.remove(clientId);
		if (change != null) {
			this.acknowledged.put(clientId, change);
			this.acknowledgedIds.add(clientId);
			acknowledged(change);
			this.waitingCount = this.waiting.size();
		}
		else if (!this.acknowledged.containsKey(clientId)) {
			throw new AssertionError("A RECEIPT for what was never sent: " + clientId);
		}
	}

	private void refused(JsonNode refusal) throws IOException {
		C before = this.acknowledged.get(refusal.path("clientId").asString(""));
		if (before != null && mayBeForgotten(before)) {
			return;
		}
		if (!this.temporary.contains(refusal.path("code").asString())) {
			throw new AssertionError("Refused: " + refusal);
		}
		String clientId = refusal.path("clientId").asString("");
		if (clientId.isEmpty()) {
			throw new IOException("Not subscribed: " + refusal);
		}
		if (this.waiting.containsKey(clientId)) {
			this.refused.add(clientId);
			this.again = System.nanoTime() + refusal.path("retryAfterMillis").asLong() * 1_000_000;
		}
	}

	private void sendAgain(StompConnection connection) throws IOException, InterruptedException {
		List<String> all = List.copyOf(this.refused);
		this.refused.clear();
		for (String clientId : all) {
			C change = this.waiting.get(clientId);
			if (change != null) {
				send(connection, clientId, change);
			}
		}
	}

	private void arrived(JsonNode event) {
		long seq = event.path("seq").asLong();
		if (seq != this.lastSeq + 1) {
			throw new AssertionError("Event " + seq + " came after event " + this.lastSeq);
		}
		received(event);
		this.lastSeq = seq;
	}

	/** Change nothing more, but resend what was not acknowledged, and read. */
	final void stopChanging() {
		this.changing = false;
	}

	final void end() {
		this.ended = true;
	}

	final int waitingCount() {
		return this.waitingCount;
	}

	/** A thread that has read this can read what came of the events up to it. */
	final long lastSeq() {
		return this.lastSeq;
	}

	final int acknowledgedCount() {
		return this.acknowledged.size();
	}

	/** The changes that were acknowledged, by clientId. */
	final Map<String, C> acknowledged() {
		return Map.copyOf(this.acknowledged);
	}

	/** How the connections have ended so far. */
	final List<Integer> closeCodes() {
		return new ArrayList<>(this.closeCodes);
	}

	/** The client leaves for a while. */
	private static final class Offline extends Exception {

		private static final long serialVersionUID = 1;

	}

}
