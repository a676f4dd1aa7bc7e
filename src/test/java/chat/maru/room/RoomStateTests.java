package chat.maru.room;

import java.net.http.HttpResponse;
import java.util.UUID;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms that are archived, their owners, and the levels of their members. */
@MaruTest
class RoomStateTests {

	@Autowired
	private Maru maru;

	@Test
	void anArchivedRoomIsReadAndNotWritten() {
		Guest owner = Members.member(this.maru);
		String name = UUID.randomUUID().toString();
		String room = Members.room(this.maru, owner, name, "public");
		Guest guest = this.maru.guest();
		assertThat(post(guest, room, "/join")).isEqualTo(204);
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		socket.post(room, "before");
		assertThat(put(guest, room, "/archived", "{\"archived\":true}")).isEqualTo(403);
		assertThat(put(owner, room, "/archived", "{\"archived\":true}")).isEqualTo(204);
		assertThat(put(owner, room, "/archived", "{\"archived\":true}")).isEqualTo(204);
		socket.send("SEND", Posts.body("after"), "destination:/app/chat." + room);
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo("room-archived");
		assertThat(json(guest, "/api/rooms/" + room).get("archived").booleanValue()).isTrue();
		assertThat(json(guest, "/api/rooms/" + room + "/messages").toString()).contains("before")
			.doesNotContain("after");
		assertThat(json(guest, "/api/directory?query=" + name).toString()).doesNotContain(room);
		assertThat(post(this.maru.guest(), room, "/join")).isEqualTo(404);
		assertThat(put(owner, room, "/members/" + this.maru.guest().id(), "{}")).isEqualTo(409);
		assertThat(put(owner, room, "/archived", "{\"archived\":false}")).isEqualTo(204);
		socket.post(room, "again");
		assertThat(json(guest, "/api/rooms/" + room + "/events?after=2").get("events").valueStream())
			.extracting((event) -> event.get("type").stringValue())
			.containsExactly("archived", "unarchived", "posted");
	}

	@Test
	void theLobbyIsNotArchived() {
		assertThat(put(this.maru.administrator(), Room.LOBBY, "/archived", "{\"archived\":true}")).isEqualTo(409);
	}

	@Test
	void eachMemberHasTheirOwnLevel() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		assertThat(level(owner, room)).isEqualTo("all");
		assertThat(put(owner, room, "/level", "{\"level\":\"none\"}")).isEqualTo(204);
		Guest guest = this.maru.guest();
		assertThat(put(guest, room, "/level", "{\"level\":\"none\"}")).isEqualTo(404);
		put(owner, room, "/members/" + guest.id(), "{}");
		assertThat(level(owner, room)).isEqualTo("none");
		assertThat(level(guest, room)).isEqualTo("all");
		assertThat(put(owner, Room.LOBBY, "/level", "{\"level\":\"none\"}")).isEqualTo(204);
		assertThat(level(owner, Room.LOBBY)).isEqualTo("none");
		assertThat(put(owner, room, "/level", "{\"level\":\"mentions\"}")).isEqualTo(204);
		assertThat(level(owner, room)).isEqualTo("mentions");
		assertThat(put(owner, room, "/level", "{\"level\":\"none\"}")).isEqualTo(204);
		assertThat(level(owner, room)).isEqualTo("none");
		assertThat(put(owner, room, "/level", "{\"level\":\"all\"}")).isEqualTo(204);
		assertThat(level(owner, room)).isEqualTo("all");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"level\":null}", "{\"level\":\"\"}", "{\"level\":\"some\"}",
			"{\"level\":\"NONE\"}", "{\"muted\":true}" })
	void anUnknownLevelIsRefused(String body) {
		Guest guest = this.maru.guest();
		HttpResponse<String> refused = this.maru.http()
			.putJson("/api/rooms/lobby/level", body, "Authorization", guest.bearer());
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(Posts.json(refused.body()).get("code").stringValue()).isEqualTo("level-invalid");
		assertThat(level(guest, Room.LOBBY)).isEqualTo("all");
	}

	@Test
	void aSilencedModeratorCannotLiftTheSilence() {
		Guest owner = Members.member(this.maru);
		Guest moderator = this.maru.guest();
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		put(owner, room, "/members/" + moderator.id(), "{}");
		put(owner, room, "/members/" + moderator.id(), "{\"role\":\"moderator\"}");
		assertThat(put(owner, room, "/silences/" + moderator.id(), "{\"minutes\":10}")).isEqualTo(204);
		String silence = "/api/rooms/" + room + "/silences/" + moderator.id();
		assertThat(this.maru.http().delete(silence, "Authorization", moderator.bearer()).statusCode()).isEqualTo(403);
		assertThat(this.maru.http().delete(silence, "Authorization", owner.bearer()).statusCode()).isEqualTo(204);
	}

	@Test
	void theFirstToJoinAnEmptyRoomOwnsIt() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "public");
		this.maru.socket(Transport.NATIVE, owner).post(room, "It stays, because of this");
		assertThat(post(owner, room, "/leave")).isEqualTo(204);
		Guest first = this.maru.guest();
		Guest second = this.maru.guest();
		post(first, room, "/join");
		post(second, room, "/join");
		assertThat(json(first, "/api/rooms/" + room).get("role").stringValue()).isEqualTo("owner");
		assertThat(json(second, "/api/rooms/" + room).get("role").stringValue()).isEqualTo("member");
	}

	private String level(Guest guest, String room) {
		return json(guest, "/api/rooms/" + room).get("level").stringValue();
	}

	private JsonNode json(Guest guest, String path) {
		return Posts.json(this.maru.http().get(path, "Authorization", guest.bearer()).body());
	}

	private int put(Guest guest, String room, String path, String body) {
		return this.maru.http()
			.putJson("/api/rooms/" + room + path, body, "Authorization", guest.bearer())
			.statusCode();
	}

	private int post(Guest guest, String room, String path) {
		return this.maru.http().postJson("/api/rooms/" + room + path, "", "Authorization", guest.bearer()).statusCode();
	}

}
