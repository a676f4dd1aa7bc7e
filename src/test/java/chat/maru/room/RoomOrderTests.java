package chat.maru.room;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import chat.maru.audit.AuditEntry;
import chat.maru.audit.AuditLog;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Moderation of a room. {@link RoomMatrixTests} tests who may do it. */
@MaruTest
class RoomOrderTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private AuditLog audit;

	private Guest owner;

	private String room;

	@BeforeEach
	void begin() {
		this.owner = Members.member(this.maru);
		this.room = Members.room(this.maru, this.owner, UUID.randomUUID().toString(), "private");
	}

	@Test
	void changesOfARoomAreInItsLog() {
		Guest guest = in();
		Guest other = in();
		patch(this.owner, "{\"name\":\"" + "A new name" + "\"}");
		patch(this.owner, "{\"topic\":\"A new topic\"}");
		patch(this.owner, "{\"topic\":\"A new topic\"}");
		call("POST", guest, "/leave", "");
		call("DELETE", this.owner, "/members/" + other.id(), "");
		call("DELETE", this.owner, "/members/" + other.id(), "");
		List<JsonNode> events = json(this.owner, "/events?after=0").get("events").valueStream().toList();
		assertThat(events).extracting((event) -> event.get("type").stringValue())
			.containsExactly("joined", "joined", "renamed", "topic-changed", "left", "removed");
		assertThat(events).extracting((event) -> event.get("seq").longValue()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
		assertThat(events.get(0).at("/account/id").stringValue()).isEqualTo(guest.id());
		assertThat(events.get(0).at("/by/name").stringValue()).isEqualTo(this.owner.name());
		assertThat(events.get(2).get("name").stringValue()).isEqualTo("A new name");
		assertThat(events.get(2).has("account")).isFalse();
		assertThat(events.get(3).get("topic").stringValue()).isEqualTo("A new topic");
		assertThat(events.get(4).at("/by/id").stringValue()).isEqualTo(guest.id());
		assertThat(events.get(5).at("/account/id").stringValue()).isEqualTo(other.id());
		assertThat(json(this.owner, "").get("unread").longValue()).isZero();
	}

	@Test
	void readersGetTheChangeInOrderWithTheMessages() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.owner);
		socket.subscribe("s", "/topic/chat." + this.room);
		socket.post(this.room, "before");
		Guest guest = in();
		socket.post(this.room, "after");
		List<JsonNode> events = Stream.generate(() -> socket.event("s")).limit(3).toList();
		assertThat(events).extracting((event) -> event.get("type").stringValue())
			.containsExactly("posted", "joined", "posted");
		assertThat(events).extracting(Posts::seq).containsExactly(1L, 2L, 3L);
		assertThat(events.get(1).at("/account/name").stringValue()).isEqualTo(guest.name());
		assertThat(events.get(1)).isEqualTo(json(this.owner, "/events?after=1&limit=1").at("/events/0"));
	}

	@Test
	void aSilencedMemberCannotPostUntilItIsLifted() {
		Guest guest = in();
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		socket.post(this.room, "before");
		assertThat(silence(this.owner, guest, "10")).isEqualTo(204);
		socket.send("SEND", Posts.body("while silenced"), "destination:/app/chat." + this.room);
		JsonNode refusal = socket.refusal();
		assertThat(refusal.get("code").stringValue()).isEqualTo("silenced");
		assertThat(refusal.has("retryAfterMillis")).isFalse();
		assertThat(refusal.get("until").stringValue())
			.isEqualTo(json(this.owner, "/silences").at("/0/until").stringValue());
		call("POST", guest, "/leave", "");
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo("room-left");
		call("PUT", this.owner, "/members/" + guest.id(), "{}");
		socket.send("SEND", Posts.body("after coming back"), "destination:/app/chat." + this.room);
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo("silenced");
		assertThat(call("DELETE", this.owner, "/silences/" + guest.id(), "")).isEqualTo(204);
		socket.post(this.room, "lifted");
		assertThat(json(this.owner, "/messages").toString()).contains("before", "lifted")
			.doesNotContain("while silenced", "after coming back");
	}

	@Test
	void aSilenceEndsByItself() {
		Guest guest = in();
		this.jdbc.sql("insert into silence (room_id, account_id, until) values (?, ?, 1000)")
			.params(this.room, guest.id())
			.update();
		this.maru.socket(Transport.NATIVE, guest).post(this.room, "long over");
	}

	@Test
	void inTheLobbyAdministratorsKeepOrder() {
		Guest guest = this.maru.guest();
		Guest administrator = this.maru.administrator();
		String path = "/api/rooms/lobby/silences/" + guest.id();
		assertThat(this.maru.http().putJson(path, "{\"minutes\":1}", "Authorization", this.owner.bearer()).statusCode())
			.isEqualTo(403);
		assertThat(
				this.maru.http().putJson(path, "{\"minutes\":1}", "Authorization", administrator.bearer()).statusCode())
			.isEqualTo(204);
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		socket.send("SEND", Posts.body("in the lobby"), "destination:/app/chat");
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo("silenced");
		socket.post(this.maru.room(), "elsewhere");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "43201", "null", "9223372036854775807" })
	void aSilenceHasABound(String minutes) {
		assertThat(silence(this.owner, in(), minutes)).isEqualTo(422);
	}

	@Test
	void aModeratorCannotActOnTheSameOrAHigherRole() {
		Guest moderator = in("moderator");
		Guest second = in("moderator");
		Guest owner = in("owner");
		assertThat(silence(moderator, second, "5")).isEqualTo(403);
		assertThat(call("DELETE", moderator, "/members/" + this.owner.id(), "")).isEqualTo(403);
		assertThat(call("DELETE", owner, "/members/" + this.owner.id(), "")).isEqualTo(403);
		assertThat(call("PUT", owner, "/members/" + this.owner.id(), "{\"role\":\"member\"}")).isEqualTo(403);
		assertThat(silence(owner, this.maru.administrator(), "5")).isEqualTo(403);
		assertThat(call("PUT", owner, "/members/" + owner.id(), "{\"role\":\"member\"}")).isEqualTo(204);
		assertThat(call("PUT", owner, "/members/" + second.id(), "{\"role\":\"member\"}")).isEqualTo(403);
	}

	@Test
	void membersSayWhatTheCallerMayDoToThem() {
		Guest moderator = in("moderator");
		Guest member = in();
		assertThat(may(this.owner, moderator)).isEqualTo("[\"role\",\"silence\",\"remove\"]");
		assertThat(may(this.owner, this.owner)).isEqualTo("null");
		assertThat(may(moderator, member)).isEqualTo("[\"silence\",\"remove\"]");
		assertThat(may(moderator, this.owner)).isEqualTo("null");
		assertThat(may(member, moderator)).isEqualTo("null");
	}

	private String may(Guest caller, Guest member) {
		return json(caller, "/members").valueStream()
			.filter((one) -> one.get("id").stringValue().equals(member.id()))
			.findFirst()
			.map((one) -> String.valueOf(one.get("may")))
			.orElseThrow();
	}

	@Test
	void aRoomKeepsAnOwner() {
		Guest moderator = in("moderator");
		Guest member = in();
		assertThat(call("PUT", this.owner, "/members/" + this.owner.id(), "{\"role\":\"member\"}")).isEqualTo(409);
		assertThat(call("PUT", this.owner, "/members/" + this.maru.guest().id(), "{\"role\":\"moderator\"}"))
			.isEqualTo(409);
		assertThat(call("PUT", this.owner, "/members/" + member.id(), "{\"role\":\"king\"}")).isEqualTo(422);
		assertThat(call("POST", this.owner, "/leave", "")).isEqualTo(204);
		assertThat(json(moderator, "").get("role").stringValue()).isEqualTo("owner");
		assertThat(json(member, "").get("role").stringValue()).isEqualTo("member");
	}

	@Test
	void twoJoinsAtOnceAreOneEvent() {
		Guest guest = this.maru.guest();
		String path = "/members/" + guest.id();
		List<CompletableFuture<Integer>> calls = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture.supplyAsync(
					() -> (i % 2 == 0) ? call("PUT", this.owner, path, "{}") : call("DELETE", this.owner, path, "")))
			.toList();
		assertThat(calls).allSatisfy((call) -> assertThat(call.join()).isEqualTo(204));
		List<String> types = json(this.owner, "/events?after=0").get("events")
			.valueStream()
			.map((event) -> event.get("type").stringValue())
			.toList();
		// They come and go in turn, and what is so now is what was said last.
		for (int i = 0; i < types.size(); i++) {
			assertThat(types.get(i)).isEqualTo((i % 2 == 0) ? "joined" : "removed");
		}
		boolean in = json(this.owner, "/members").toString().contains(guest.id());
		assertThat(types.size() % 2 == 1).isEqualTo(in);
	}

	@Test
	void moderationIsInTheAuditLog() {
		Guest moderator = in("moderator");
		Guest guest = in();
		silence(moderator, guest, "5");
		call("DELETE", moderator, "/silences/" + guest.id(), "");
		call("DELETE", moderator, "/silences/" + guest.id(), "");
		call("DELETE", moderator, "/members/" + guest.id(), "");
		call("DELETE", moderator, "/members/" + guest.id(), "");
		List<AuditEntry> entries = this.audit.page(null, 1_000)
			.stream()
			.filter((entry) -> this.room.equals(entry.room()))
			.toList();
		assertThat(entries).extracting((entry) -> entry.action().code())
			.containsExactly("member-removed", "silence-lifted", "silenced", "room-role-changed");
		assertThat(entries.get(0).actor()).isEqualTo(moderator.id());
		assertThat(entries.get(0).subjectName()).isEqualTo(guest.name());
		assertThat(entries.get(0).roomName()).isNull();
		assertThat(entries.get(3).detail()).isEqualTo("role=moderator");
	}

	private Guest in() {
		return in("member");
	}

	private Guest in(String role) {
		Guest guest = this.maru.guest();
		assertThat(call("PUT", this.owner, "/members/" + guest.id(), "{}")).isEqualTo(204);
		if (!role.equals("member")) {
			assertThat(call("PUT", this.owner, "/members/" + guest.id(), "{\"role\":\"" + role + "\"}")).isEqualTo(204);
		}
		return guest;
	}

	private int silence(Guest moderator, Guest guest, String minutes) {
		return call("PUT", moderator, "/silences/" + guest.id(), "{\"minutes\":" + minutes + "}");
	}

	private void patch(Guest actor, String body) {
		assertThat(this.maru.http()
			.patchJson("/api/rooms/" + this.room, body, "Authorization", actor.bearer())
			.statusCode()).isEqualTo(200);
	}

	private JsonNode json(Guest guest, String path) {
		return Posts
			.json(this.maru.http().get("/api/rooms/" + this.room + path, "Authorization", guest.bearer()).body());
	}

	private int call(String method, Guest actor, String path, String body) {
		String url = "/api/rooms/" + this.room + path;
		return (switch (method) {
			case "POST" -> this.maru.http().postJson(url, body, "Authorization", actor.bearer());
			case "PUT" -> this.maru.http().putJson(url, body, "Authorization", actor.bearer());
			default -> this.maru.http().delete(url, "Authorization", actor.bearer());
		}).statusCode();
	}

}
