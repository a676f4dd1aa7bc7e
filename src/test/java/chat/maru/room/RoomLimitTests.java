package chat.maru.room;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.IntStream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The limits on rooms, and on events in a room. */
@MaruTest
class RoomLimitTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void joiningAndLeavingOneRoomEnds() {
		String room = Members.room(this.maru, Members.member(this.maru), name(), "public");
		Guest guest = this.maru.guest();
		for (int i = 0; i < 5; i++) {
			assertThat(post(guest, room + "/join").statusCode()).isEqualTo(204);
			assertThat(post(guest, room + "/join").statusCode()).isEqualTo(204);
			assertThat(post(guest, room + "/leave").statusCode()).isEqualTo(204);
		}
		refused(post(guest, room + "/join"), 429, "room-joined-too-often");
		assertThat(post(this.maru.guest(), room + "/join").statusCode()).isEqualTo(204);
		String another = Members.room(this.maru, Members.member(this.maru), name(), "public");
		assertThat(post(guest, another + "/join").statusCode()).isEqualTo(204);
	}

	@Test
	void changingOneRoomEnds() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, name(), "public");
		IntStream.range(0, 60).forEach((i) -> assertThat(topic(owner, room, "topic " + i).statusCode()).isEqualTo(200));
		assertThat(topic(owner, room, "topic 59").statusCode()).isEqualTo(200);
		refused(topic(owner, room, "one more"), 429, "room-changed-too-often");
		HttpResponse<String> archived = this.maru.http()
			.putJson("/api/rooms/" + room + "/archived", "{\"archived\":true}", "Authorization", owner.bearer());
		refused(archived, 429, "room-changed-too-often");
	}

	@Test
	void makingRoomsEnds() {
		Guest owner = Members.member(this.maru);
		IntStream.range(0, 30).forEach((i) -> assertThat(create(owner, name(), "private").statusCode()).isEqualTo(201));
		refused(create(owner, name(), "private"), 429, "room-made-too-often");
	}

	@Test
	void theNumberOfOwnedRoomsIsLimited() {
		Guest owner = Members.member(this.maru);
		for (int i = 0; i < 99; i++) {
			String room = UUID.randomUUID().toString();
			this.jdbc.sql("insert into room (id, name, name_key, created_at) values (?, 'A room', 'a room', 0)")
				.param(room)
				.update();
			this.jdbc.sql("insert into membership (room_id, account_id, role, joined_at) values (?, ?, 'owner', 0)")
				.params(room, owner.id())
				.update();
		}
		assertThat(create(owner, name(), "public").statusCode()).isEqualTo(201);
		refused(create(owner, name(), "public"), 409, "room-owned-too-many");
	}

	@Test
	void anUnusedRoomIsClosedWithItsLastMemberAndItsNameIsFree() {
		Guest owner = Members.member(this.maru);
		String name = name();
		String room = Members.room(this.maru, owner, name, "public");
		Guest guest = this.maru.guest();
		assertThat(post(guest, room + "/join").statusCode()).isEqualTo(204);
		assertThat(post(owner, room + "/leave").statusCode()).isEqualTo(204);
		assertThat(directory(guest, name)).hasSize(1);
		assertThat(post(guest, room + "/leave").statusCode()).isEqualTo(204);
		assertThat(directory(guest, name)).isEmpty();
		assertThat(post(guest, room + "/join").statusCode()).isEqualTo(404);
		assertThat(create(owner, name, "public").statusCode()).isEqualTo(201);
	}

	@Test
	void aRoomThatEverybodyLeftIsFoundByItsNameAlone() {
		Guest owner = Members.member(this.maru);
		// The directory lists a hundred rooms, this one before those of other tests.
		String name = "00 " + name();
		String room = Members.room(this.maru, owner, name, "public");
		this.maru.socket(Transport.NATIVE, owner).post(room, "something said");
		assertThat(directory(owner, "")).anyMatch((found) -> found.get("id").stringValue().equals(room));
		assertThat(post(owner, room + "/leave").statusCode()).isEqualTo(204);
		assertThat(directory(owner, "")).noneMatch((found) -> found.get("id").stringValue().equals(room));
		assertThat(directory(owner, name)).hasSize(1);
		assertThat(post(owner, room + "/join").statusCode()).isEqualTo(204);
	}

	private static void refused(HttpResponse<String> answer, int status, String code) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo(code);
		assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
	}

	private static String name() {
		return "Room " + UUID.randomUUID().toString().substring(0, 13);
	}

	private JsonNode directory(Guest guest, String query) {
		return Posts.json(this.maru.http()
			.get("/api/directory?query=" + query.replace(' ', '+'), "Authorization", guest.bearer())
			.body());
	}

	private HttpResponse<String> create(Guest guest, String name, String kind) {
		return this.maru.http()
			.postJson("/api/rooms", "{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\"}", "Authorization",
					guest.bearer());
	}

	private HttpResponse<String> topic(Guest guest, String room, String topic) {
		return this.maru.http()
			.patchJson("/api/rooms/" + room, "{\"topic\":\"" + topic + "\"}", "Authorization", guest.bearer());
	}

	private HttpResponse<String> post(Guest guest, String path) {
		return this.maru.http().postJson("/api/rooms/" + path, "", "Authorization", guest.bearer());
	}

}
