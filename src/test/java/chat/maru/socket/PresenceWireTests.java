package chat.maru.socket;

import java.util.List;
import java.util.stream.IntStream;

import chat.maru.support.Connection;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Subscription;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Presence as subscribers see it, over every transport. All transports are tested at
 * once, because most of the time is spent waiting for the server to announce who left.
 */
@MaruTest
class PresenceWireTests {

	@Autowired
	private Maru maru;

	@Test
	void aSubscriptionStartsWithASnapshot() {
		Transport.atOnce(this::aSubscriptionStartsWithASnapshot);
	}

	private void aSubscriptionStartsWithASnapshot(Transport transport) {
		Guest there = this.maru.guest();
		this.maru.connect(transport, there);
		Guest watcher = this.maru.guest();
		JsonNode snapshot = this.maru.connect(transport, watcher).subscribe("/topic/presence").next();
		assertThat(snapshot.propertyNames()).containsExactlyInAnyOrder("type", "snapshot", "online", "joined", "left");
		assertThat(snapshot.get("type").stringValue()).isEqualTo("presence");
		assertThat(snapshot.get("snapshot").booleanValue()).isTrue();
		assertThat(snapshot.get("online").intValue()).isEqualTo(snapshot.get("joined").size());
		assertThat(snapshot.get("joined")).contains(person(there), person(watcher));
		assertThat(snapshot.get("left")).isEmpty();
	}

	@Test
	void joiningAndLeavingAreAnnounced() {
		Transport.atOnce(this::joiningAndLeavingAreAnnounced);
	}

	private void joiningAndLeavingAreAnnounced(Transport transport) {
		Subscription presence = this.maru.connect(transport, this.maru.guest()).subscribe("/topic/presence");
		presence.next();
		Guest visitor = this.maru.guest();
		Connection visit = this.maru.connect(transport, visitor);
		JsonNode joined = presence.next((change) -> contains(change.get("joined"), visitor));
		assertThat(joined.has("snapshot")).isFalse();
		visit.close();
		JsonNode left = presence.next((change) -> contains(change.get("left"), visitor));
		assertThat(left.get("joined")).doesNotContain(person(visitor));
	}

	@Test
	void threeConnectionsOfAnAccountAreOneUser() {
		Transport.atOnce(this::threeConnectionsOfAnAccountAreOneUser);
	}

	private void threeConnectionsOfAnAccountAreOneUser(Transport transport) {
		Guest visitor = this.maru.guest();
		List<Connection> three = IntStream.range(0, 3).mapToObj((i) -> this.maru.connect(transport, visitor)).toList();
		StompSocket watcher = this.maru.socket(transport, this.maru.guest());
		watcher.subscribe("p", "/topic/presence");
		assertThat(watcher.event("p").get("joined")).filteredOn((one) -> one.equals(person(visitor))).hasSize(1);
		three.get(0).close();
		three.get(1).close();
		// Another user who leaves after two of the three connections were closed is
		// announced;
		// this one is not.
		Guest another = this.maru.guest();
		this.maru.connect(transport, another).close();
		Subscription later = this.maru.connect(transport, this.maru.guest()).subscribe("/topic/presence");
		assertThat(later.next().get("joined")).contains(person(visitor));
		three.get(2).close();
		Waiting.await().until(() -> contains(watcher.event("p").get("left"), visitor));
		assertThat(watcher.rest()).noneMatch((frame) -> frame.body().contains(visitor.id()));
	}

	@Test
	void reloadingIsNotAnnounced() {
		Transport.atOnce(this::reloadingIsNotAnnounced);
	}

	private void reloadingIsNotAnnounced(Transport transport) {
		StompSocket watcher = this.maru.socket(transport, this.maru.guest());
		watcher.subscribe("p", "/topic/presence");
		Guest visitor = this.maru.guest();
		Connection before = this.maru.connect(transport, visitor);
		Waiting.await().until(() -> contains(watcher.event("p").get("joined"), visitor));
		before.close();
		this.maru.connect(transport, visitor);
		// Another user leaves after the reload. When that is announced, a departure by
		// the reload
		// would have been announced too.
		Guest another = this.maru.guest();
		Connection leaving = this.maru.connect(transport, another);
		Waiting.await().until(() -> contains(watcher.event("p").get("joined"), another));
		leaving.close();
		JsonNode left = Waiting.await()
			.until(() -> watcher.event("p"), (change) -> contains(change.get("left"), another));
		assertThat(left.get("left")).doesNotContain(person(visitor));
		assertThat(left.get("joined")).doesNotContain(person(visitor));
	}

	private static boolean contains(JsonNode people, Guest guest) {
		return people.valueStream().anyMatch(person(guest)::equals);
	}

	private static JsonNode person(Guest guest) {
		return Posts.json("{\"id\":\"%s\",\"name\":\"%s\"}".formatted(guest.id(), guest.name()));
	}

}
