package chat.maru.person;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import chat.maru.account.AccountEnding;
import chat.maru.account.DeletionCause;
import chat.maru.log.Epoch;
import chat.maru.support.Connection;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Subscription;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes for one person reach all devices of that person, and nobody else. */
@MaruTest
class PersonLogTests {

	private static final String EVENTS = "/user/queue/events";

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Epoch epoch;

	@Autowired
	private AccountEnding ending;

	@ParameterizedTest
	@EnumSource
	void aDeviceThatWasAwayGetsMissedEventsFirst(Transport transport) {
		Guest owner = Members.member(this.maru);
		Guest guest = this.maru.guest();
		Connection asleep = this.maru.connect(transport, guest);
		Subscription before = asleep.subscribe(EVENTS, "after", "0");
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		put(owner, room, "/members/" + guest.id(), "{}");
		assertThat(event(before)).isEqualTo("1 room-joined " + room);
		asleep.close();
		this.maru.fill(room, owner, 2);
		put(guest, room, "/read", "{\"seq\":2}");
		put(guest, room, "/read", "{\"seq\":2}");
		put(guest, room, "/level", "{\"level\":\"none\"}");
		put(guest, room, "/level", "{\"level\":\"none\"}");
		this.maru.http()
			.delete("/api/rooms/" + room + "/members/" + guest.id(), "Authorization", owner.bearer())
			.statusCode();
		Connection awake = this.maru.connect(transport, guest);
		Subscription after = awake.subscribe(EVENTS, "after", "1", "epoch", this.epoch.value());
		String talk = talk(owner, guest);
		assertThat(List.of(event(after), event(after), event(after), event(after))).containsExactly(
				"2 room-read " + room + " 2", "3 level-changed " + room + " none", "4 room-left " + room,
				"5 room-joined " + talk);
		put(guest, talk, "/level", "{\"level\":\"none\"}");
		put(guest, talk, "/level", "{\"level\":\"all\"}");
		assertThat(List.of(event(after), event(after))).as("while it is connected")
			.containsExactly("6 level-changed " + talk + " none", "7 level-changed " + talk + " all");
	}

	@Test
	void otherAccountsCannotReadTheLog() {
		Guest guest = this.maru.guest();
		Guest stranger = this.maru.guest();
		StompSocket own = this.maru.socket(Transport.NATIVE, guest);
		StompSocket other = this.maru.socket(Transport.NATIVE, stranger);
		own.subscribe("me", EVENTS);
		other.subscribe("me", EVENTS);
		for (String destination : List.of("/user/" + guest.id() + "/queue/events", "/topic/chat.person." + guest.id(),
				"/queue/events", "/queue/events-user" + guest.id(), "/user/queue/rooms")) {
			other.send("SUBSCRIBE", "", "id:" + UUID.randomUUID(), "destination:" + destination);
			assertThat(other.refusal().get("code").stringValue()).as(destination)
				.isIn("subscription-refused", "room-unknown");
		}
		String room = this.maru.room();
		this.maru.fill(room, guest, 1);
		put(guest, room, "/read", "{\"seq\":1}");
		assertThat(own.event("me").get("type").stringValue()).isEqualTo("room-read");
		// What comes last on the other connection comes after whatever had to come
		// before.
		put(stranger, room, "/read", "{\"seq\":1}");
		JsonNode only = other.event("me");
		assertThat(only.get("seq").longValue()).isEqualTo(1);
		assertThat(json(stranger, "/api/me/events?after=0").get("events")).hasSize(1);
		assertThat(this.maru.http().get("/api/me/events?after=0").statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "after:-1", "after:2", "after:x", "after:0,epoch:another" })
	void aPlaceOutsideTheLogIsRefusedWithTheLastSeq(String headers) {
		Guest guest = this.maru.guest();
		String room = this.maru.room();
		this.maru.fill(room, guest, 1);
		put(guest, room, "/read", "{\"seq\":1}");
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		socket.send("SUBSCRIBE", "", ("id:me,destination:" + EVENTS + "," + headers).split(","));
		JsonNode refusal = socket.refusal();
		assertThat(refusal.get("code").stringValue())
			.isEqualTo(headers.contains("epoch") ? "epoch-changed" : "after-invalid");
		assertThat(refusal.get("lastSeq").longValue()).isEqualTo(1);
		assertThat(refusal.get("epoch").stringValue()).isEqualTo(this.epoch.value());
	}

	@Test
	void onlyTheNewestEventsAreKept() {
		Guest guest = this.maru.guest();
		String room = this.maru.room();
		this.maru.fill(room, guest, PersonLogRetention.KEPT + PersonLogRetention.BATCH);
		// As many entries as are kept, without a request for each.
		for (int seq = 1; seq < PersonLogRetention.KEPT + PersonLogRetention.BATCH; seq++) {
			this.jdbc.sql("""
					insert into event (room_id, seq, type, at, account_id, messages, payload)
					values (?, ?, 'room-read', 1, ?, 0, ?)""")
				.params(PersonEntries.log(guest.id()), seq, guest.id(),
						"{\"room\":\"" + room + "\",\"readSeq\":" + seq + '}')
				.update();
		}
		assertThat(json(guest, "/api/me/events?after=0&limit=1").at("/events/0/seq").longValue()).isEqualTo(1);
		int last = PersonLogRetention.KEPT + PersonLogRetention.BATCH;
		put(guest, room, "/read", "{\"seq\":" + last + '}');
		int first = PersonLogRetention.BATCH + 1;
		assertThat(get(guest, "/api/me/events?after=" + (first - 2)).statusCode()).isEqualTo(400);
		JsonNode page = json(guest, "/api/me/events?after=" + (first - 1) + "&limit=200");
		assertThat(page.at("/events/0/seq").longValue()).isEqualTo(first);
		assertThat(page.at("/events/199/readSeq").longValue()).isEqualTo(first + 199);
		assertThat(page.get("more").booleanValue()).isTrue();
		assertThat(page.get("lastSeq").longValue()).isEqualTo(last);
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		socket.subscribe("me", EVENTS, "after:" + (first + 10));
		assertThat(socket.event("me").get("seq").longValue()).as("in the middle of a page whose beginning is gone")
			.isEqualTo(first + 11);
		assertThat(json(guest, "/api/me/events").get("events")).isEmpty();
	}

	@Test
	void movedRoomsAreSignalledExceptForOwnPosts() {
		Guest owner = Members.member(this.maru);
		Guest guest = this.maru.guest();
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		put(owner, room, "/members/" + guest.id(), "{}");
		this.maru.fill(room, owner, 3);
		StompSocket ofGuest = this.maru.socket(Transport.NATIVE, guest);
		ofGuest.subscribe("me", EVENTS);
		// What is unread already comes first.
		assertThat(moved(ofGuest, room)).isEqualTo("4 3");
		StompSocket ofOwner = this.maru.socket(Transport.XHR_STREAMING, owner);
		ofOwner.subscribe("me", EVENTS);
		assertThat(moved(ofOwner, room)).isEqualTo("4 3");
		put(guest, room, "/read", "{\"seq\":4}");
		put(guest, room, "/unread", "{\"seq\":4}");
		put(guest, room, "/unread", "{\"seq\":4}");
		put(guest, room, "/level", "{\"level\":\"none\"}");
		ofOwner.post(room, "one more");
		assertThat(moved(ofGuest, room)).as("with what was marked as unread").isEqualTo("5 2");
		assertThat(
				json(guest, "/api/me/events?after=1").get("events")
					.valueStream()
					.map((event) -> event.get("type").stringValue() + event.path("readSeq").asString()
							+ event.path("back").asString()))
			.containsExactly("room-read4", "room-read3true", "level-changed");
		this.maru.socket(Transport.NATIVE, guest).post(room, "an answer");
		assertThat(moved(ofOwner, room)).as("nothing came for the own post").isEqualTo("6 5");
		String name = "Renamed " + room.substring(0, 8);
		assertThat(this.maru.http()
			.send("PATCH", "/api/rooms/" + room, "{\"name\":\"" + name + "\"}", "Content-Type", "application/json",
					"Authorization", owner.bearer())
			.statusCode()).isEqualTo(200);
		JsonNode renamed = Posts.json(ofGuest.next((frame) -> frame.body().contains("Renamed")).body());
		assertThat(renamed.get("name").stringValue()).isEqualTo(name);
		assertThat(renamed.get("unread").longValue()).isEqualTo(3);
	}

	@Test
	void aFormerMemberGetsNoMoreSignals() {
		Guest owner = Members.member(this.maru);
		Guest guest = this.maru.guest();
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		String other = this.maru.room();
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		socket.subscribe("me", EVENTS);
		put(owner, room, "/members/" + guest.id(), "{}");
		this.maru.fill(room, owner, 1);
		assertThat(moved(socket, room)).isEqualTo("2 1");
		this.maru.http().delete("/api/rooms/" + room + "/members/" + guest.id(), "Authorization", owner.bearer());
		this.maru.fill(room, owner, 1);
		this.maru.fill(other, owner, 50);
		socket.next((frame) -> frame.body().contains("\"lastSeq\":50"));
		assertThat(socket.rest()).filteredOn((frame) -> frame.body().contains("room-moved"))
			.as("of fifty posts, those in the second before the last ones at most")
			.hasSizeLessThanOrEqualTo(1)
			.allMatch((frame) -> frame.body().contains(other));
	}

	@Test
	void onlyTheEndOfADeletedAccountsLogIsKept() {
		Guest member = Members.member(this.maru);
		Members.room(this.maru, member, UUID.randomUUID().toString(), "private");
		String log = PersonEntries.log(member.id());
		assertThat(types(log)).containsExactly("room-joined");
		this.ending.commit(member.account(), DeletionCause.REQUESTED);
		assertThat(types(log)).containsExactly("ended");
	}

	private List<String> types(String log) {
		return this.jdbc.sql("select type from event where room_id = ? order by seq")
			.param(log)
			.query((row, number) -> row.getString(1))
			.list();
	}

	private static String event(Subscription subscription) {
		JsonNode event = subscription.next((one) -> one.has("seq"));
		assertThat(event.get("at").stringValue()).endsWith("Z");
		return event.get("seq").longValue() + " " + event.get("type").stringValue() + " "
				+ event.get("room").stringValue() + (event.has("readSeq") ? " " + event.get("readSeq") : "")
				+ (event.has("level") ? " " + event.get("level").stringValue() : "");
	}

	private static String moved(StompSocket socket, String room) {
		JsonNode moved = Posts.json(socket
			.next((frame) -> frame.body().contains("\"room-moved\"") && frame.body().contains('"' + room + '"'))
			.body());
		assertThat(moved.has("seq")).isFalse();
		return moved.get("lastSeq").longValue() + " " + moved.get("unread").longValue();
	}

	private String talk(Guest one, Guest other) {
		return Posts
			.json(this.maru.http()
				.postJson("/api/direct", "{\"people\":[\"" + other.id() + "\"]}", "Authorization", one.bearer())
				.body())
			.get("id")
			.stringValue();
	}

	private JsonNode json(Guest guest, String path) {
		return Posts.json(get(guest, path).body());
	}

	private HttpResponse<String> get(Guest guest, String path) {
		return this.maru.http().get(path, "Authorization", guest.bearer());
	}

	private void put(Guest guest, String room, String path, String body) {
		assertThat(this.maru.http()
			.putJson("/api/rooms/" + room + path, body, "Authorization", guest.bearer())
			.statusCode()).isEqualTo(204);
	}

}
