package chat.maru.room;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms over HTTP: creating, finding, joining, changing and leaving them. */
@MaruTest
class RoomApiTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aPublicRoomIsFoundByItsNameAndJoined() {
		Guest owner = Members.member(this.maru);
		String name = "정원 " + UUID.randomUUID().toString().substring(0, 8);
		String room = Members.room(this.maru, owner, name, "public");
		Guest guest = this.maru.guest();
		JsonNode found = json(guest, "/api/directory?query=" + name.substring(3).toUpperCase(java.util.Locale.ROOT))
			.get(0);
		assertThat(found.get("id").stringValue()).isEqualTo(room);
		assertThat(found.get("members").intValue()).isEqualTo(1);
		assertThat(found.get("joined").booleanValue()).isFalse();
		assertThat(post(guest, room + "/join")).isEqualTo(204);
		assertThat(post(guest, room + "/join")).isEqualTo(204);
		JsonNode mine = json(guest, "/api/rooms/" + room);
		assertThat(mine.get("name").stringValue()).isEqualTo(name);
		assertThat(mine.get("kind").stringValue()).isEqualTo("public");
		assertThat(mine.get("topic").stringValue()).isEqualTo("a topic");
		assertThat(json(guest, "/api/rooms").toString()).contains(room);
	}

	@Test
	void aGuestMakesNoRooms() {
		assertThat(create(this.maru.guest(), "{\"name\":\"A room of mine\"}")).isEqualTo(403);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{}|422", "{\"name\":\" \"}|422",
			"{\"name\":\"01234567890123456789012345678901234567890\"}|422", "{\"name\":\"a\\u202eb\"}|422",
			"{\"name\":\"UNIQUE\",\"kind\":\"direct\"}|422", "{\"name\":\"UNIQUE\",\"topic\":\"two\\nlines\"}|422",
			"{\"name\":\"UNIQUE\",\"topic\":\"LONG\"}|422", "{\"name\":1|400", "[]|400", "{\"name\":\"Lobby\"}|409" })
	void anInvalidRoomIsRefusedWithItsReason(String body, int status) {
		assertThat(create(Members.member(this.maru),
				body.replace("UNIQUE", UUID.randomUUID().toString()).replace("LONG", "x".repeat(201))))
			.isEqualTo(status);
	}

	@Test
	void ofTwoWhoMakeAPublicRoomOfOneNameOneIsTold() {
		Guest owner = Members.member(this.maru);
		String name = UUID.randomUUID().toString();
		List<CompletableFuture<Integer>> answers = Stream.of(name, name.toUpperCase(java.util.Locale.ROOT))
			.map((it) -> CompletableFuture.supplyAsync(() -> create(owner, "{\"name\":\"" + it + "\"}")))
			.toList();
		assertThat(answers).extracting(CompletableFuture::join).containsExactlyInAnyOrder(201, 409);
		assertThat(create(owner, "{\"name\":\"" + name + "\",\"kind\":\"private\"}")).isEqualTo(201);
		assertThat(create(owner, "{\"name\":\"" + name + "\",\"kind\":\"private\"}")).isEqualTo(201);
	}

	@Test
	void anotherNameIsThereAtOnceUnlessAnotherRoomHasIt() {
		Guest owner = Members.member(this.maru);
		String taken = UUID.randomUUID().toString();
		Members.room(this.maru, owner, taken, "public");
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "public");
		assertThat(patch(owner, room, "{\"name\":\"" + taken + "\"}")).isEqualTo(409);
		String name = UUID.randomUUID().toString();
		assertThat(patch(owner, room, "{\"name\":\"" + name + "\"}")).isEqualTo(200);
		assertThat(json(owner, "/api/rooms/" + room).get("name").stringValue()).isEqualTo(name);
		assertThat(json(owner, "/api/rooms/" + room).get("topic").stringValue()).isEqualTo("a topic");
	}

	@Test
	void noPublicRoomLooksLikeAnother() {
		Guest owner = Members.member(this.maru);
		String name = "Tea " + UUID.randomUUID().toString().substring(0, 13);
		String alike = name.replace('e', 'е');
		Members.room(this.maru, owner, name, "public");
		assertThat(create(owner, "{\"name\":\"" + alike + "\"}")).isEqualTo(409);
		assertThat(create(owner, "{\"name\":\"" + name + "\ufffc\"}")).isEqualTo(409);
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "public");
		assertThat(patch(owner, room, "{\"name\":\"" + alike + "\"}")).isEqualTo(409);
		// Whether there is one that is not public, nobody learns.
		String secret = Members.room(this.maru, owner, alike, "private");
		assertThat(patch(owner, secret, "{\"name\":\"" + name + "\"}")).isEqualTo(200);
		assertThat(create(owner, "{\"name\":\"" + alike + "\",\"kind\":\"private\"}")).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Lobby", "로비", "Lоbby", "LOBBY", "Lobby\u2800" })
	void noOtherRoomLooksLikeTheLobby(String name) {
		Guest owner = Members.member(this.maru);
		assertThat(create(owner, "{\"name\":\"" + name + "\"}")).isEqualTo(409);
		assertThat(create(owner, "{\"name\":\"" + name + "\",\"kind\":\"private\"}")).isEqualTo(409);
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		assertThat(patch(owner, room, "{\"name\":\"" + name + "\"}")).isEqualTo(409);
	}

	@Test
	void aRoomWhoseOwnerLeavesGetsWhoHasBeenInItLongest() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "public");
		Guest second = this.maru.guest();
		Guest third = this.maru.guest();
		post(second, room + "/join");
		post(third, room + "/join");
		assertThat(post(owner, room + "/leave")).isEqualTo(204);
		assertThat(patch(second, room, "{\"topic\":\"mine now\"}")).isEqualTo(200);
		assertThat(patch(third, room, "{\"topic\":\"not mine\"}")).isEqualTo(403);
		assertThat(post(second, room + "/leave")).isEqualTo(204);
		assertThat(post(third, room + "/leave")).isEqualTo(204);
		assertThat(json(owner, "/api/directory?query=").toString()).doesNotContain(room);
	}

	@Test
	void aMissingAccountCannotBeAdded() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		assertThat(this.maru.http()
			.putJson("/api/rooms/" + room + "/members/nobody", "{}", "Authorization", owner.bearer())
			.statusCode()).isEqualTo(404);
	}

	@Test
	void aReadMarkCountsOnAllDevices() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		StompSocket socket = this.maru.socket(Transport.NATIVE, owner);
		socket.post(room, "one");
		socket.post(room, "two");
		assertThat(unread(owner, room)).isEqualTo(2);
		assertThat(read(owner, room, "1")).isEqualTo(204);
		assertThat(unread(owner, room)).isEqualTo(1);
		assertThat(read(owner, room, "2")).isEqualTo(204);
		assertThat(read(owner, room, "1")).isEqualTo(204);
		assertThat(unread(owner, room)).isZero();
		for (String wrong : List.of("0", "3", "null", "-1", "\"x\"")) {
			assertThat(read(owner, room, wrong)).isEqualTo(400);
		}
		Guest other = this.maru.guest();
		this.maru.http()
			.putJson("/api/rooms/" + room + "/members/" + other.id(), "{}", "Authorization", owner.bearer());
		assertThat(unread(other, room)).isZero();
		socket.post(room, "three");
		assertThat(unread(other, room)).isEqualTo(1);
	}

	@Test
	void messagesCanBeMarkedAsUnreadFromAnyOne() {
		Guest guest = this.maru.guest();
		this.maru.fill("lobby", guest, 2);
		long last = json(guest, "/api/rooms/lobby").get("lastSeq").longValue();
		assertThat(unread(guest, "lobby")).as("never read").isZero();
		assertThat(unreadFrom(guest, "lobby", String.valueOf(last))).isEqualTo(204);
		assertThat(unread(guest, "lobby")).isEqualTo(1);
		assertThat(read(guest, "lobby", String.valueOf(last))).isEqualTo(204);
		assertThat(unread(guest, "lobby")).isZero();
		assertThat(unreadFrom(guest, "lobby", "1")).isEqualTo(204);
		JsonNode lobby = json(guest, "/api/rooms/lobby");
		assertThat(lobby.get("readSeq").longValue()).isZero();
		assertThat(lobby.get("unread").longValue()).isGreaterThanOrEqualTo(2);
		for (String wrong : List.of("0", String.valueOf(Long.MAX_VALUE), "null", "-1", "\"x\"")) {
			assertThat(unreadFrom(guest, "lobby", wrong)).isEqualTo(400);
		}
	}

	@Test
	void theNumberOfRoomsOfAnAccountIsLimited() {
		Guest owner = Members.member(this.maru);
		Guest guest = this.maru.guest();
		List<String> rooms = Stream.of("last", "one too many")
			.map((name) -> Members.room(this.maru, owner, name + ' ' + UUID.randomUUID().toString().substring(0, 8),
					"public"))
			.toList();
		for (int i = 0; i < 499; i++) {
			String room = UUID.randomUUID().toString();
			this.jdbc.sql("insert into room (id, name, name_key, created_at) values (?, 'A room', 'a room', 0)")
				.param(room)
				.update();
			this.jdbc.sql("insert into membership (room_id, account_id, role, joined_at) values (?, ?, 'member', 0)")
				.params(room, guest.id())
				.update();
		}
		assertThat(post(guest, rooms.get(0) + "/join")).isEqualTo(204);
		assertThat(post(guest, rooms.get(1) + "/join")).isEqualTo(409);
		assertThat(post(guest, rooms.get(0) + "/join")).isEqualTo(204);
	}

	private long unread(Guest guest, String room) {
		return json(guest, "/api/rooms/" + room).get("unread").longValue();
	}

	private int read(Guest guest, String room, String seq) {
		return this.maru.http()
			.putJson("/api/rooms/" + room + "/read", "{\"seq\":" + seq + "}", "Authorization", guest.bearer())
			.statusCode();
	}

	private int unreadFrom(Guest guest, String room, String seq) {
		return this.maru.http()
			.putJson("/api/rooms/" + room + "/unread", "{\"seq\":" + seq + "}", "Authorization", guest.bearer())
			.statusCode();
	}

	private int create(Guest guest, String body) {
		return this.maru.http().postJson("/api/rooms", body, "Authorization", guest.bearer()).statusCode();
	}

	private int patch(Guest guest, String room, String body) {
		return this.maru.http().patchJson("/api/rooms/" + room, body, "Authorization", guest.bearer()).statusCode();
	}

	private int post(Guest guest, String path) {
		return this.maru.http().postJson("/api/rooms/" + path, "", "Authorization", guest.bearer()).statusCode();
	}

	private JsonNode json(Guest guest, String path) {
		return Posts.json(this.maru.http().get(path, "Authorization", guest.bearer()).body());
	}

}
