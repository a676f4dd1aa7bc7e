package chat.maru.durability;

import java.nio.file.Files;
import java.util.List;

import chat.maru.support.ClusterNode;
import chat.maru.support.Guest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/** A replica takes over from PostgreSQL without the last commits. */
class ClusterFailoverIT extends ClusterStage {

	private static final String LOGGED = "The database was replaced by another one";

	@Test
	void whenCommitsAreMissingNodesForgetThemAndClientsLoadTheirRoomsAnew() throws Exception {
		Guest late = b.guest();
		Guest other = b.guest();
		StompSocket onA = subscribed(a, this.owner);
		StompSocket onB = subscribed(b, this.reader);
		String epoch = epoch(b);
		post(a, this.owner, "kept");
		cluster.replicate();
		join(late);
		assertThat(events(b, late)).as("the events of a member").isEqualTo(200);
		post(a, this.owner, "lost 1");
		post(b, this.reader, "lost 2");
		awaitText(onA, "lost 2");
		awaitText(onB, "lost 2");

		cluster.failOver();
		a.database().pass();
		// As many notices as were lost, so their numbers do not tell the other node.
		Waiting.await()
			.until(() -> a.request(other, "POST", "/api/rooms/" + this.room + "/join", "").statusCode() == 204);
		post(a, this.owner, "new");
		b.database().pass();

		for (StompSocket socket : List.of(onA, onB)) {
			assertThat(socket.awaitClosed().getCode()).isEqualTo(1012);
			assertThat(texts(socket)).doesNotContain("new");
		}
		Waiting.await().until(() -> events(b, other) == 200);
		assertThat(events(b, late)).as("a member whose joining is lost").isEqualTo(404);
		for (ClusterNode node : cluster.nodes()) {
			assertThat(Files.readString(node.process().log())).containsOnlyOnce(LOGGED);
			StompSocket socket = node.socket(new HttpHeaders());
			assertThat(socket.connect("Authorization:" + this.reader.bearer()).header("epoch")).isNotEqualTo(epoch)
				.isEqualTo(epoch(a));
			subscribe(socket);
			socket.post(this.room, "after " + node.address());
			assertThat(eventsUpTo(socket, "after " + node.address()))
				.extracting((event) -> event.at("/message/text").asString(""))
				.contains("kept", "new")
				.doesNotContain("lost 1", "lost 2");
			Waiting.await().until(() -> lastOf(node).equals("after " + node.address()));
		}
	}

	/** The last message of the room in the list of rooms. */
	private String lastOf(ClusterNode node) {
		return Posts.json(node.call(this.owner, "GET", "/api/rooms/" + this.room, "").body())
			.at("/last/excerpt")
			.asString("");
	}

	private int events(ClusterNode node, Guest guest) {
		return node.request(guest, "GET", "/api/rooms/" + this.room + "/events?after=0", "").statusCode();
	}

	private String epoch(ClusterNode node) {
		JsonNode events = Posts
			.json(node.call(this.owner, "GET", "/api/rooms/" + this.room + "/events?after=0", "").body());
		return events.get("epoch").stringValue();
	}

}
