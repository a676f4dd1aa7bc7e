package chat.maru.room;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what in a room, at every door: each cell of the table is asked. */
@MaruTest
class RoomMatrixTests {

	/**
	 * What each door answers to an owner, a member, and to whoever is not in the room.
	 */
	private static final Map<String, List<Integer>> DOORS = Map.ofEntries(Map.entry("GET ", List.of(200, 200, 404)),
			Map.entry("GET /messages", List.of(200, 200, 404)),
			Map.entry("GET /events?after=0", List.of(200, 200, 404)), Map.entry("GET /members", List.of(200, 200, 404)),
			Map.entry("PUT /read {\"seq\":1}", List.of(204, 204, 404)),
			Map.entry("PATCH  {\"topic\":\"new\"}", List.of(200, 403, 404)),
			Map.entry("PUT /members/OTHER {}", List.of(204, 403, 404)),
			Map.entry("DELETE /members/OTHER", List.of(204, 403, 404)), Map.entry("SEND", List.of(1, 1, 0)),
			Map.entry("SUBSCRIBE", List.of(1, 1, 0)), Map.entry("SUBSCRIBE after:0", List.of(1, 1, 0)));

	@Autowired
	private Maru maru;

	static Stream<Arguments> cells() {
		return Stream.of("public", "private")
			.flatMap((kind) -> Stream.of("owner", "member", "guest who joined", "stranger", "removed", "left")
				.filter((who) -> !(kind.equals("private") && who.equals("guest who joined")))
				.flatMap((who) -> DOORS.keySet().stream().sorted().map((door) -> Arguments.of(kind, who, door))));
	}

	@ParameterizedTest
	@MethodSource("cells")
	void everyCell(String kind, String who, String door) {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, name(), kind);
		this.maru.socket(Transport.NATIVE, owner).post(room, "the first");
		Guest actor = who.equals("owner") ? owner : this.maru.guest();
		if (!who.equals("owner") && !who.equals("stranger")) {
			comeIn(owner, actor, room, kind);
		}
		if (who.equals("removed")) {
			assertThat(call(owner, "DELETE", room, "/members/" + actor.id(), "")).isEqualTo(204);
		}
		if (who.equals("left")) {
			assertThat(call(actor, "POST", room, "/leave", "")).isEqualTo(204);
		}
		int column = switch (who) {
			case "owner" -> 0;
			case "member", "guest who joined" -> 1;
			default -> 2;
		};
		assertThat(ask(actor, room, door)).isEqualTo(DOORS.getOrDefault(door, List.of()).get(column));
	}

	@Test
	void whoIsNotInItCannotTellThatAPrivateRoomIsThere() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, "A secret " + name().substring(0, 12), "private");
		Guest stranger = this.maru.guest();
		String unknown = UUID.randomUUID().toString();
		for (String door : List.of("", "/messages", "/events?after=0", "/members")) {
			assertThat(get(stranger, "/api/rooms/" + room + door).replace(room, unknown))
				.isEqualTo(get(stranger, "/api/rooms/" + unknown + door));
		}
		assertThat(call(stranger, "POST", room, "/join", "")).isEqualTo(404);
		assertThat(get(stranger, "/api/rooms")).doesNotContain(room);
		assertThat(get(stranger, "/api/directory?query=secret")).doesNotContain(room, "A secret");
		assertThat(this.maru.browser().get("/rooms/" + room).statusCode()).isIn(302, 401);
	}

	@Test
	void theLobbyBelongsToEverybodyAndToNobody() {
		Guest guest = Members.member(this.maru);
		assertThat(call(guest, "POST", Room.LOBBY, "/leave", "")).isEqualTo(409);
		assertThat(call(guest, "PATCH", Room.LOBBY, "", "{\"name\":\"Mine\"}")).isEqualTo(403);
		assertThat(call(guest, "DELETE", Room.LOBBY, "/members/" + guest.id(), "")).isEqualTo(403);
		assertThat(call(guest, "POST", Room.LOBBY, "/join", "")).isEqualTo(204);
	}

	private void comeIn(Guest owner, Guest actor, String room, String kind) {
		if (kind.equals("public")) {
			assertThat(call(actor, "POST", room, "/join", "")).isEqualTo(204);
		}
		else {
			assertThat(call(owner, "PUT", room, "/members/" + actor.id(), "{}")).isEqualTo(204);
		}
	}

	private int ask(Guest actor, String room, String door) {
		String[] parts = door.split(" ", 3);
		return switch (parts[0]) {
			case "SEND" -> send(actor, room);
			case "SUBSCRIBE" -> subscribe(actor, room, (parts.length > 1) ? new String[] { parts[1] } : new String[0]);
			default -> call(actor, parts[0], room, parts[1].replace("OTHER", this.maru.guest().id()),
					(parts.length > 2) ? parts[2] : "");
		};
	}

	private int send(Guest actor, String room) {
		StompSocket socket = this.maru.socket(Transport.NATIVE, actor);
		socket.send("SEND", Posts.body("hello"), "destination:/app/chat." + room, "receipt:r");
		return answer(socket);
	}

	private int subscribe(Guest actor, String room, String... headers) {
		StompSocket socket = this.maru.socket(Transport.NATIVE, actor);
		String[] all = Stream
			.concat(Stream.of("id:s", "destination:/topic/chat." + room, "receipt:r"), Stream.of(headers))
			.toArray(String[]::new);
		socket.send("SUBSCRIBE", "", all);
		return answer(socket);
	}

	/** 1 for a RECEIPT, 0 for a room that is not theirs. */
	private static int answer(StompSocket socket) {
		StompFrame frame = socket.next((it) -> it.command().equals("RECEIPT") || it.body().contains("\"code\""));
		if (frame.command().equals("RECEIPT")) {
			return 1;
		}
		assertThat(Posts.json(frame.body()).get("code").stringValue()).isEqualTo("room-unknown");
		return 0;
	}

	private String get(Guest actor, String path) {
		return this.maru.http().get(path, "Authorization", actor.bearer()).body();
	}

	private int call(Guest actor, String method, String room, String path, String body) {
		String url = "/api/rooms/" + room + path;
		HttpResponse<String> answer = switch (method) {
			case "GET" -> this.maru.http().get(url, "Authorization", actor.bearer());
			case "POST" -> this.maru.http().postJson(url, body, "Authorization", actor.bearer());
			case "PUT" -> this.maru.http().putJson(url, body, "Authorization", actor.bearer());
			case "PATCH" -> this.maru.http().patchJson(url, body, "Authorization", actor.bearer());
			default -> this.maru.http().delete(url, "Authorization", actor.bearer());
		};
		return answer.statusCode();
	}

	private static String name() {
		return "Room " + UUID.randomUUID().toString().substring(0, 30);
	}

}
