package chat.maru.durability;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** A client that posts in the lobby, and records everything. */
final class Participant extends Client<String> {

	private final Random random;

	/** Read it only up to lastSeq, which is written after it. */
	private final List<Entry> received = new ArrayList<>();

	/**
	 * Creates a client.
	 * @param servers the servers that it may connect to
	 * @param token its token
	 * @param random what it posts, and where
	 * @param temporary the codes of refusals after which it sends a post again, and of
	 * errors after which it connects again; any other one fails the test
	 */
	Participant(List<URI> servers, String token, Random random, Set<String> temporary) {
		super(servers, token, "/topic/chat", random, temporary);
		this.random = random;
	}

	/** The same, but it only reads. */
	static Participant reading(URI server, String token, Set<String> temporary) {
		Participant reader = new Participant(List.of(server), token, new Random(), temporary);
		reader.stopChanging();
		return reader;
	}

	@Override
	String change(String clientId) {
		return "“" + clientId.substring(0, 8) + "” 잘 있어요? 🙂".repeat(1 + this.random.nextInt(8));
	}

	@Override
	String destination(String text) {
		return "/app/chat";
	}

	@Override
	Map<String, Object> body(String text) {
		return Map.of("text", text);
	}

	@Override
	void received(JsonNode event) {
		this.received.add(Entry.of(event));
	}

	/** The events of the subscription, over all connections, up to {@link #lastSeq()}. */
	List<Entry> received() {
		return Collections.unmodifiableList(this.received);
	}

}
