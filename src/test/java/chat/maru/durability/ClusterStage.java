package chat.maru.durability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import chat.maru.support.Cluster;
import chat.maru.support.ClusterNode;
import chat.maru.support.Guest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes that all tests of them share, and a room for each test. */
abstract class ClusterStage {

	static final Duration SECOND = Duration.ofSeconds(1);

	static Cluster cluster;

	static ClusterNode a;

	static ClusterNode b;

	/** Its owner, who is a member. */
	Guest owner;

	/** A guest in the room. */
	Guest reader;

	String room;

	@BeforeAll
	static void startCluster() {
		cluster = Cluster.shared();
		a = cluster.a();
		b = cluster.b();
	}

	/**
	 * The test before may have ended connections to PostgreSQL that a pool has not missed
	 * yet, so a request can fail.
	 */
	@BeforeEach
	void aRoom() {
		Waiting.await().ignoreExceptions().untilAsserted(() -> {
			this.owner = a.member();
			this.room = a.room(this.owner);
			this.reader = joined();
		});
	}

	@AfterEach
	void heal() {
		cluster.nodes().forEach((node) -> node.database().pass());
		cluster.hangUp();
	}

	void join(Guest guest) {
		b.call(guest, "POST", "/api/rooms/" + this.room + "/join", "");
	}

	Guest joined() {
		Guest guest = b.guest();
		join(guest);
		return guest;
	}

	/** A connection that gets all events of the room. */
	StompSocket subscribed(ClusterNode node, Guest guest) {
		return subscribe(node.connect(guest));
	}

	StompSocket subscribe(StompSocket socket) {
		socket.subscribe("s", "/topic/chat." + this.room, "after:0");
		return socket;
	}

	void post(ClusterNode node, Guest author, String text) {
		node.call(author, "POST", "/api/rooms/" + this.room + "/messages", Posts.body(text));
	}

	static void awaitText(StompSocket socket, String text) {
		socket.next((frame) -> "MESSAGE".equals(frame.command()) && frame.body().contains("\"" + text + "\""));
	}

	/** The texts that came to a subscription and were not taken. */
	static List<String> texts(StompSocket socket) {
		return socket.rest()
			.stream()
			.filter((frame) -> "MESSAGE".equals(frame.command()))
			.map((frame) -> Posts.json(frame.body()).at("/message/text").asString(""))
			.toList();
	}

	/** Takes the events of a reader up to one. They must be all of the room, in order. */
	static List<JsonNode> eventsUpTo(StompSocket socket, String text) {
		List<JsonNode> events = new ArrayList<>();
		do {
			events.add(socket.event("s"));
			assertThat(Posts.seq(events.get(events.size() - 1))).as("no hole, and none twice").isEqualTo(events.size());
		}
		while (!text.equals(events.get(events.size() - 1).at("/message/text").asString("")));
		return events;
	}

	static List<Long> seqsUpTo(StompSocket socket, String text) {
		return eventsUpTo(socket, text).stream().map(Posts::seq).toList();
	}

}
