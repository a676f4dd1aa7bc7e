package chat.maru.durability;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
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
 * A client that posts and reads continuously, reconnects to any of its servers whenever
 * the connection ends, resends posts that were not acknowledged, and records everything.
 */
final class Participant implements Runnable {

	/** The number of posts that wait for their RECEIPTs at one time. */
	private static final int IN_FLIGHT = 8;

	/**
	 * One in this many posts is sent twice at once; one in this many is sent again much
	 * later.
	 */
	private static final int SENT_TWICE = 16;

	private static final long PAUSE_NANOS = 20_000_000;

	private static final JsonMapper JSON = new JsonMapper();

	private final List<URI> servers;

	private final String token;

	private final Random random;

	private final Set<String> temporary;

	private final Set<String> refused = new LinkedHashSet<>();

	private long again;

	private final Map<String, String> waiting = new LinkedHashMap<>();

	private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

	/** Written before lastSeq, so a thread that has read lastSeq can read this. */
	private final List<Entry> received = new ArrayList<>();

	private final List<Integer> closeCodes = new CopyOnWriteArrayList<>();

	private volatile int waitingCount;

	private volatile long lastSeq;

	private volatile boolean posting = true;

	private volatile boolean ended;

	/**
	 * Creates a client.
	 * @param servers the servers that it may connect to
	 * @param token its token
	 * @param random what it posts, and where
	 * @param temporary the codes of refusals after which it sends a post again, and of
	 * errors after which it connects again; any other one fails the test
	 */
	Participant(List<URI> servers, String token, Random random, Set<String> temporary) {
		this.servers = servers;
		this.token = token;
		this.random = random;
		this.temporary = temporary;
	}

	/** The same, but it only reads. */
	static Participant reading(URI server, String token, Set<String> temporary) {
		Participant reader = new Participant(List.of(server), token, new Random(), temporary);
		reader.posting = false;
		return reader;
	}

	@Override
	public void run() {
		while (!this.ended) {
			try (StompConnection connection = StompConnection.open(server(), this.token)) {
				takePart(connection);
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

	private void takePart(StompConnection connection) throws IOException, InterruptedException {
		connection.send("SUBSCRIBE", Map.of("id", "errors", "destination", "/user/queue/errors"), "");
		connection.send("SUBSCRIBE",
				Map.of("id", "lobby", "destination", "/topic/chat", "after", String.valueOf(this.lastSeq)), "");
		this.refused.clear();
		for (Map.Entry<String, String> post : this.waiting.entrySet()) {
			send(connection, post.getKey(), post.getValue());
		}
		while (!this.ended) {
			while (this.posting && this.waiting.size() < IN_FLIGHT) {
				postSomething(connection);
			}
			StompFrame frame = connection.next(50);
			if (frame != null) {
				take(frame);
			}
			if (!this.refused.isEmpty() && System.nanoTime() - this.again > 0) {
				sendAgain(connection);
			}
		}
	}

	private void postSomething(StompConnection connection) throws IOException, InterruptedException {
		String clientId = UUID.randomUUID().toString();
		String text = "“" + clientId.substring(0, 8) + "” 잘 있어요? 🙂".repeat(1 + this.random.nextInt(8));
		this.waiting.put(clientId, text);
		this.waitingCount = this.waiting.size();
		send(connection, clientId, text);
		if (this.random.nextInt(SENT_TWICE) == 0) {
			send(connection, clientId, text);
		}
		if (this.random.nextInt(SENT_TWICE) == 0 && !this.received.isEmpty()) {
			Entry old = this.received.get(this.random.nextInt(this.received.size()));
			if (this.acknowledged.containsKey(old.clientId())) {
				send(connection, old.clientId(), old.text());
			}
		}
	}

	private void send(StompConnection connection, String clientId, String text)
			throws IOException, InterruptedException {
		connection.send("SEND", Map.of("destination", "/app/chat", "receipt", clientId),
				JSON.writeValueAsString(Map.of("clientId", clientId, "text", text)));
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
					received(Entry.of(body));
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
		String text = this.waiting.remove(clientId);
		if (text != null) {
			this.acknowledged.put(clientId, text);
			this.waitingCount = this.waiting.size();
		}
		else if (!this.acknowledged.containsKey(clientId)) {
			throw new AssertionError("A RECEIPT for what was never sent: " + clientId);
		}
	}

	private void refused(JsonNode refusal) throws IOException {
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
			String text = this.waiting.get(clientId);
			if (text != null) {
				send(connection, clientId, text);
			}
		}
	}

	private void received(Entry entry) {
		if (entry.seq() != this.lastSeq + 1) {
			throw new AssertionError("Event " + entry.seq() + " came after event " + this.lastSeq);
		}
		this.received.add(entry);
		this.lastSeq = entry.seq();
	}

	void stopPosting() {
		this.posting = false;
	}

	void end() {
		this.ended = true;
	}

	int waitingCount() {
		return this.waitingCount;
	}

	long lastSeq() {
		return this.lastSeq;
	}

	int acknowledgedCount() {
		return this.acknowledged.size();
	}

	/** The texts of the posts that were acknowledged, by clientId. */
	Map<String, String> acknowledged() {
		return Map.copyOf(this.acknowledged);
	}

	/** The events of the subscription, over all connections, up to {@link #lastSeq()}. */
	List<Entry> received() {
		return Collections.unmodifiableList(this.received);
	}

	/** How the connections have ended so far. */
	List<Integer> closeCodes() {
		return new ArrayList<>(this.closeCodes);
	}

}
