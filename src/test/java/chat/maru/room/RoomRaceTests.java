package chat.maru.room;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.RepeatedTest;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Two requests change one room at the same time. */
@MaruTest
class RoomRaceTests {

	private static final int TIMES = 10;

	@Autowired
	private Maru maru;

	@RepeatedTest(TIMES)
	void ofTwoWhoWantOneNameOneIsTold() {
		Guest one = Members.member(this.maru);
		Guest other = Members.member(this.maru);
		String body = "{\"name\":\"" + name() + "\",\"kind\":\"public\"}";
		assertThat(atOnce(() -> call(one, "POST", "/api/rooms", body), () -> call(other, "POST", "/api/rooms", body)))
			.containsExactlyInAnyOrder(201, 409);
	}

	@RepeatedTest(TIMES)
	void ofTwoWhoRenameToOneNameOneIsTold() {
		Guest owner = Members.member(this.maru);
		String one = "/api/rooms/" + Members.room(this.maru, owner, name(), "public");
		String other = "/api/rooms/" + Members.room(this.maru, owner, name(), "public");
		String body = "{\"name\":\"" + name() + "\"}";
		assertThat(atOnce(() -> call(owner, "PATCH", one, body), () -> call(owner, "PATCH", other, body)))
			.containsExactlyInAnyOrder(200, 409);
	}

	@RepeatedTest(TIMES)
	void aMemberOwnsTheRoomAfterBothOwnersLeaveAtOnce() {
		Guest one = Members.member(this.maru);
		String room = "/api/rooms/" + Members.room(this.maru, one, name(), "private");
		Guest other = in(one, room, "owner");
		Guest left = in(one, room, "member");
		assertThat(atOnce(() -> call(one, "POST", room + "/leave", ""), () -> call(other, "POST", room + "/leave", "")))
			.containsOnly(204);
		assertThat(role(left, room)).isEqualTo("owner");
	}

	@RepeatedTest(TIMES)
	void ofTwoOwnersWhoTakeEachOthersPlaceOneStays() {
		Guest one = Members.member(this.maru);
		String room = "/api/rooms/" + Members.room(this.maru, one, name(), "private");
		Guest other = in(one, room, "owner");
		// Each gives their own place up: it is nobody's to take from an owner.
		String member = "{\"role\":\"member\"}";
		assertThat(atOnce(() -> call(one, "PUT", room + "/members/" + one.id(), member),
				() -> call(other, "PUT", room + "/members/" + other.id(), member)))
			.containsExactlyInAnyOrder(204, 409);
		assertThat(Stream.of(one, other).map((owner) -> role(owner, room))).containsExactlyInAnyOrder("owner",
				"member");
	}

	@RepeatedTest(TIMES)
	void anAccountThatIsBannedWhileItJoinsIsNoMember() {
		Guest administrator = this.maru.administrator();
		Guest guest = this.maru.guest();
		String room = "/api/rooms/" + Members.room(this.maru, administrator, name(), "public");
		String ban = "{\"account\":\"" + guest.id() + "\",\"reason\":\"for a test\"}";
		assertThat(atOnce(() -> call(administrator, "POST", "/api/admin/bans", ban),
				() -> call(guest, "POST", room + "/join", "")))
			.contains(204);
		assertThat(call(guest, "GET", room, "")).isEqualTo(403);
	}

	private Guest in(Guest owner, String room, String role) {
		Guest member = this.maru.guest();
		assertThat(call(owner, "PUT", room + "/members/" + member.id(), "{}")).isEqualTo(204);
		assertThat(call(owner, "PUT", room + "/members/" + member.id(), "{\"role\":\"" + role + "\"}")).isEqualTo(204);
		return member;
	}

	private String role(Guest member, String room) {
		JsonNode view = Posts.json(this.maru.http().get(room, "Authorization", member.bearer()).body());
		return view.get("role").stringValue();
	}

	private int call(Guest who, String method, String path, String body) {
		return this.maru.http()
			.send(method, path, body, "Authorization", who.bearer(), "Content-Type", "application/json")
			.statusCode();
	}

	private static List<Integer> atOnce(Supplier<Integer> one, Supplier<Integer> other) {
		CompletableFuture<Integer> meanwhile = CompletableFuture.supplyAsync(one);
		Integer answer = other.get();
		return List.of(meanwhile.join(), answer);
	}

	private static String name() {
		return "Race " + UUID.randomUUID().toString().substring(0, 30);
	}

}
