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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what in a room, at every door: each cell of the table is asked. */
@MaruTest
@TestInstance(Lifecycle.PER_CLASS)
class RoomMatrixTests {

	private static final List<String> COLUMNS = List.of("owner", "moderator", "member", "silenced", "outside");

	/** What each door answers to whom, in the order of the columns. */
	private static final Map<String, List<Integer>> DOORS = Map.ofEntries(
			Map.entry("GET ", List.of(200, 200, 200, 200, 404)),
			Map.entry("GET /messages", List.of(200, 200, 200, 200, 404)),
			Map.entry("GET /events?after=0", List.of(200, 200, 200, 200, 404)),
			Map.entry("GET /members", List.of(200, 200, 200, 200, 404)),
			Map.entry("PUT /read {\"seq\":1}", List.of(204, 204, 204, 204, 404)),
			Map.entry("PATCH  {\"topic\":\"new\"}", List.of(200, 403, 403, 403, 404)),
			Map.entry("PUT /members/NEW {}", List.of(204, 204, 403, 403, 404)),
			Map.entry("DELETE /members/NEW", List.of(204, 204, 403, 403, 404)),
			Map.entry("DELETE /members/MEMBER", List.of(204, 204, 403, 403, 404)),
			Map.entry("DELETE /members/MODERATOR", List.of(204, 403, 403, 403, 404)),
			Map.entry("PUT /members/MEMBER {\"role\":\"moderator\"}", List.of(204, 403, 403, 403, 404)),
			Map.entry("PUT /members/MODERATOR {\"role\":\"member\"}", List.of(204, 403, 403, 403, 404)),
			Map.entry("GET /silences", List.of(200, 200, 403, 403, 404)),
			Map.entry("PUT /silences/MEMBER {\"minutes\":5}", List.of(204, 204, 403, 403, 404)),
			Map.entry("PUT /silences/MODERATOR {\"minutes\":5}", List.of(204, 403, 403, 403, 404)),
			Map.entry("DELETE /silences/MEMBER", List.of(204, 204, 403, 403, 404)),
			Map.entry("DELETE /messages/FIRST", List.of(204, 204, 403, 403, 404)),
			Map.entry("SEND", List.of(1, 1, 1, -1, 0)), Map.entry("SUBSCRIBE", List.of(1, 1, 1, 1, 0)),
			Map.entry("SUBSCRIBE after:0", List.of(1, 1, 1, 1, 0)));

	@Autowired
	private Maru maru;

	private Guest owner;

	private Guest moderator;

	private Guest member;

	private Guest administrator;

	private Guest guest;

	@BeforeAll
	void people() {
		this.owner = Members.member(this.maru);
		this.administrator = this.maru.administrator();
		this.moderator = this.maru.guest();
		this.member = this.maru.guest();
		this.guest = this.maru.guest();
	}

	static Stream<Arguments> cells() {
		return Stream.of("public", "private")
			.flatMap((kind) -> Stream
				.of("owner", "administrator", "moderator", "member", "silenced", "stranger", "removed", "left",
						"administrator outside")
				.flatMap((who) -> DOORS.keySet().stream().sorted().map((door) -> Arguments.of(kind, who, door))));
	}

	@ParameterizedTest
	@MethodSource("cells")
	void everyCell(String kind, String who, String door) {
		String room = Members.room(this.maru, this.owner, name(), kind);
		this.maru.socket(Transport.NATIVE, this.owner).post(room, "the first");
		in(this.member, room);
		in(this.moderator, room);
		call(this.owner, "PUT", room, "/members/" + this.moderator.id(), "{\"role\":\"moderator\"}");
		Guest actor = actor(who, room, kind);
		String column = switch (who) {
			case "administrator" -> "owner";
			case "owner", "moderator", "member", "silenced" -> who;
			default -> "outside";
		};
		assertThat(ask(actor, room, door)).isEqualTo(DOORS.getOrDefault(door, List.of()).get(COLUMNS.indexOf(column)));
	}

	private Guest actor(String who, String room, String kind) {
		switch (who) {
			case "owner" -> {
				return this.owner;
			}
			case "moderator" -> {
				return this.moderator;
			}
			case "administrator" -> {
				in(this.administrator, room);
				return this.administrator;
			}
			case "administrator outside" -> {
				return this.administrator;
			}
			case "stranger" -> {
				return this.guest;
			}
			default -> {
				if (kind.equals("public")) {
					assertThat(call(this.guest, "POST", room, "/join", "")).isEqualTo(204);
				}
				else {
					in(this.guest, room);
				}
			}
		}
		switch (who) {
			case "silenced" ->
				assertThat(call(this.owner, "PUT", room, "/silences/" + this.guest.id(), "{\"minutes\":5}"))
					.isEqualTo(204);
			case "removed" ->
				assertThat(call(this.owner, "DELETE", room, "/members/" + this.guest.id(), "")).isEqualTo(204);
			case "left" -> assertThat(call(this.guest, "POST", room, "/leave", "")).isEqualTo(204);
			default -> {
			}
		}
		return this.guest;
	}

	private void in(Guest guest, String room) {
		assertThat(call(this.owner, "PUT", room, "/members/" + guest.id(), "{}")).isEqualTo(204);
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

	private int ask(Guest actor, String room, String door) {
		String[] parts = door.split(" ", 3);
		return switch (parts[0]) {
			case "SEND" -> send(actor, room);
			case "SUBSCRIBE" -> subscribe(actor, room, (parts.length > 1) ? new String[] { parts[1] } : new String[0]);
			default -> call(actor, parts[0], room,
					parts[1].replace("NEW", parts[1].contains("NEW") ? this.maru.guest().id() : "")
						.replace("MEMBER", this.member.id())
						.replace("MODERATOR", this.moderator.id())
						.replace("FIRST", room + "-1"),
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

	/** 1 for a RECEIPT, 0 for a room that is not theirs, -1 for a silence. */
	private static int answer(StompSocket socket) {
		StompFrame frame = socket.next((it) -> it.command().equals("RECEIPT") || it.body().contains("\"code\""));
		if (frame.command().equals("RECEIPT")) {
			return 1;
		}
		String code = Posts.json(frame.body()).get("code").stringValue();
		assertThat(code).isIn("room-unknown", "silenced");
		return code.equals("silenced") ? -1 : 0;
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
