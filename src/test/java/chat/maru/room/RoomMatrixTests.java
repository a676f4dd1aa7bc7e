package chat.maru.room;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The permissions in a room, at every entry point: each cell of the table is tested. */
@MaruTest
@TestInstance(Lifecycle.PER_CLASS)
class RoomMatrixTests {

	/** Fewer than one account may make in an hour. */
	private static final int ROOMS_OF_AN_OWNER = 25;

	/**
	 * What each door answers to whom. A form answers 422 where it says that something is
	 * not theirs to do. Whose account is banned has no session any more.
	 */
	private static final String TABLE = """
			door                                      | owner   | moderator | member    | silenced  | outside      | banned         | logged out
			GET                                       | 200     | 200       | 200       | 200       | 404          | 403            | 401
			GET /messages                             | 200     | 200       | 200       | 200       | 404          | 403            | 401
			GET /messages?around=1                    | 200     | 200       | 200       | 200       | 404          | 403            | 401
			GET /events?after=0                       | 200     | 200       | 200       | 200       | 404          | 403            | 401
			GET /members                              | 200     | 200       | 200       | 200       | 404          | 403            | 401
			PUT /read {"seq":1}                       | 204     | 204       | 204       | 204       | 404          | 403            | 401
			PUT /unread {"seq":1}                     | 204     | 204       | 204       | 204       | 404          | 403            | 401
			PUT /level {"level":"none"}               | 204     | 204       | 204       | 204       | 404          | 403            | 401
			PUT /favourite {"position":1}             | 204     | 204       | 204       | 204       | 404          | 403            | 401
			DELETE /favourite                         | 204     | 204       | 204       | 204       | 404          | 403            | 401
			POST /leave                               | 204     | 204       | 204       | 204       | 404          | 403            | 401
			PATCH  {"topic":"new"}                    | 200     | 403       | 403       | 403       | 404          | 403            | 401
			PUT /archived {"archived":true}           | 204     | 403       | 403       | 403       | 404          | 403            | 401
			PUT /members/NEW {}                       | 204     | 204       | 403       | 403       | 404          | 403            | 401
			DELETE /members/NEW                       | 204     | 204       | 403       | 403       | 404          | 403            | 401
			DELETE /members/MEMBER                    | 204     | 204       | 403       | 403       | 404          | 403            | 401
			DELETE /members/MODERATOR                 | 204     | 403       | 403       | 403       | 404          | 403            | 401
			PUT /members/MEMBER {"role":"moderator"}  | 204     | 403       | 403       | 403       | 404          | 403            | 401
			PUT /members/MODERATOR {"role":"member"}  | 204     | 403       | 403       | 403       | 404          | 403            | 401
			GET /silences                             | 200     | 200       | 403       | 403       | 404          | 403            | 401
			PUT /silences/MEMBER {"minutes":5}        | 204     | 204       | 403       | 403       | 404          | 403            | 401
			PUT /silences/MODERATOR {"minutes":5}     | 204     | 403       | 403       | 403       | 404          | 403            | 401
			DELETE /silences/MEMBER                   | 204     | 204       | 403       | 403       | 404          | 403            | 401
			GET /invitations                          | 200     | 200       | 403       | 403       | 404          | 403            | 401
			POST /invitations {"days":1,"uses":1}     | 201     | 201       | 403       | 403       | 404          | 403            | 401
			POST /messages {"text":"hello"}           | 201     | 201       | 201       | 403       | 404          | 403            | 401
			search                                    | found   | found     | found     | found     | 404          | 403            | 401
			PATCH /messages/OWN {"text":"edited"}     | 200     | 200       | 200       | 403       | 404          | 403            | 401
			PATCH /messages/PARTNER {"text":"edited"} | 403     | 403       | 403       | 403       | 404          | 403            | 401
			GET /messages/PARTNER/versions            | 200     | 200       | 200       | 200       | 404          | 403            | 401
			GET /threads/PARTNER                      | 200     | 200       | 200       | 200       | 404          | 403            | 401
			PUT /messages/PARTNER/bookmark            | 204     | 204       | 204       | 204       | 404          | 403            | 401
			DELETE /messages/PARTNER/bookmark         | 204     | 204       | 204       | 204       | 404          | 403            | 401
			GET /bookmarks                            | 200     | 200       | 200       | 200       | 404          | 403            | 401
			PUT /messages/PARTNER/pin {}              | 204     | 204       | 204       | 403       | 404          | 403            | 401
			DELETE /messages/PARTNER/pin              | 204     | 204       | 204       | 403       | 404          | 403            | 401
			CHANGE {"kind":"pin","seq":PARTNER}       | RECEIPT | RECEIPT   | RECEIPT   | silenced  | room-unknown | account-banned | token-invalid
			CHANGE {"kind":"unpin","seq":PARTNER}     | RECEIPT | RECEIPT   | RECEIPT   | silenced  | room-unknown | account-banned | token-invalid
			PUT /messages/PARTNER/reactions/%F0%9F%91%8D | 204 | 204       | 204       | 403       | 404          | 403            | 401
			GET /messages/PARTNER/reactions/%F0%9F%91%8D | 200 | 200       | 200       | 200       | 404          | 403            | 401
			GET /messages/reactions/mine?from=1&to=9  | 200     | 200       | 200       | 200       | 404          | 403            | 401
			CHANGE {"kind":"react","seq":OWN,"emoji":"👍"} | RECEIPT | RECEIPT | RECEIPT | silenced | room-unknown | account-banned | token-invalid
			CHANGE {"kind":"unreact","seq":OWN,"emoji":"👍"} | RECEIPT | RECEIPT | RECEIPT | silenced | room-unknown | account-banned | token-invalid
			DELETE /messages/PARTNER/reactions/%F0%9F%91%8D | 204 | 204    | 204       | 403       | 404          | 403            | 401
			CHANGE {"kind":"edit","text":"new","seq":OWN} | RECEIPT | RECEIPT | RECEIPT | silenced | room-unknown | account-banned | token-invalid
			CHANGE {"kind":"edit","text":"new","seq":PARTNER} | not-author | not-author | not-author | silenced | room-unknown | account-banned | token-invalid
			CHANGE {"kind":"delete","seq":OWN}        | RECEIPT | RECEIPT   | RECEIPT   | RECEIPT   | room-unknown | account-banned | token-invalid
			CHANGE {"kind":"delete","seq":PARTNER}    | RECEIPT | RECEIPT | room-moderator-only | room-moderator-only | room-unknown | account-banned | token-invalid
			DELETE /messages/OWN                      | 204     | 204       | 204       | 204       | 404          | 403            | 401
			DELETE /messages/PARTNER                  | 204     | 204       | 403       | 403       | 404          | 403            | 401
			GET /pins                                 | 200     | 200       | 200       | 200       | 404          | 403            | 401
			PUT /notice/closed {"seq":1}              | 204     | 204       | 204       | 204       | 404          | 403            | 401
			PUT /pinning {"pinning":"moderators"}     | 204     | 403       | 403       | 403       | 404          | 403            | 401
			SEND                                      | RECEIPT | RECEIPT   | RECEIPT   | silenced  | room-unknown | account-banned | token-invalid
			SUBSCRIBE                                 | RECEIPT | RECEIPT   | RECEIPT   | RECEIPT   | room-unknown | account-banned | token-invalid
			SUBSCRIBE after:0                         | RECEIPT | RECEIPT   | RECEIPT   | RECEIPT   | room-unknown | account-banned | token-invalid
			page                                      | 200     | 200       | 200       | 200       | 404          | door           | door
			page /1                                   | 200     | 200       | 200       | 200       | 404          | door           | door
			page /about                               | 200     | 200       | 200       | 200       | 404          | door           | door
			form /leave                               | done    | done      | done      | done      | 404          | door           | door
			form /level level=none                    | done    | done      | done      | done      | 404          | door           | door
			form /about name=NAME&topic=new           | done    | 422       | 422       | 422       | 404          | door           | door
			form /archived archived=true              | done    | 422       | 422       | 422       | 404          | door           | door
			form /members name=NEWNAME                | done    | done      | 422       | 422       | 404          | door           | door
			form /members/MEMBER/remove               | done    | done      | 422       | 422       | 404          | door           | door
			form /members/MODERATOR/remove            | done    | 422       | 422       | 422       | 404          | door           | door
			form /members/MEMBER/role role=moderator  | done    | 422       | 422       | 422       | 404          | door           | door
			form /members/MODERATOR/role role=member  | done    | 422       | 422       | 422       | 404          | door           | door
			form /silences member=MEMBER&minutes=5    | done    | done      | 422       | 422       | 404          | door           | door
			form /silences member=MODERATOR&minutes=5 | done    | 422       | 422       | 422       | 404          | door           | door
			form /silences/MEMBER/lift                | done    | done      | 422       | 422       | 404          | door           | door
			form /invitations days=1&uses=1           | 200     | 200       | 422       | 422       | 404          | door           | door
			""";

	private static final List<List<String>> ROWS = TABLE.lines()
		.map((line) -> Stream.of(line.split("\\|")).map(String::strip).toList())
		.toList();

	@Autowired
	private Maru maru;

	@Autowired
	private Memberships memberships;

	private String among = "public";

	private int made;

	/** The seq of the actor's message. */
	private long own;

	/** The room of the cell before, where that cell changed nothing in it. */
	private @Nullable Scene scene;

	private Person owner;

	private Person partner;

	private Person moderator;

	private Person member;

	private Person administrator;

	private Person guest;

	private Person banned;

	private Person loggedOut;

	/** Anew for each kind of room, because one person is in five hundred at most. */
	@BeforeAll
	void people() {
		this.owner = person();
		this.partner = person();
		this.administrator = person(this.maru.administrator());
		this.moderator = person();
		this.member = person();
		this.guest = person();
		this.banned = person();
		assertThat(this.maru.http()
			.postJson("/api/admin/bans", "{\"account\":\"" + this.banned.id() + "\",\"reason\":\"for a test\"}",
					"Authorization", this.administrator.guest().bearer())
			.statusCode()).isEqualTo(204);
		// The token of a page from before belongs to the session that has ended.
		this.banned = new Person(this.banned.guest(), this.banned.browser(), this.banned.browser().csrf("/login"));
		Person person = person();
		person.browser().form("/logout", person.csrf());
		String token = Posts.json(call(person, "GET", "/api/tokens", "").body()).get(0).get("id").stringValue();
		call(person, "DELETE", "/api/tokens/" + token, "");
		this.loggedOut = new Person(person.guest(), person.browser(), person.browser().csrf("/login"));
	}

	static Stream<Arguments> cells() {
		return Stream.of("public", "private")
			.flatMap((kind) -> Stream
				.of("owner", "administrator", "moderator", "member", "silenced", "stranger", "removed", "left",
						"administrator outside", "banned", "logged out")
				.flatMap((who) -> ROWS.stream().skip(1).map((row) -> Arguments.of(kind, who, row.get(0)))));
	}

	@ParameterizedTest
	@MethodSource("cells")
	void everyCell(String kind, String who, String door) {
		if (!kind.equals(this.among)) {
			people();
			this.among = kind;
		}
		Scene scene = this.scene;
		if (scene == null || !scene.isOf(kind, who)) {
			scene = scene(kind, who);
		}
		String column = switch (who) {
			case "administrator" -> "owner";
			case "stranger", "removed", "left", "administrator outside" -> "outside";
			default -> who;
		};
		String expected = expected(kind, door, column);
		// Not used again after a wrong answer, or the cells after it would be wrong, too.
		this.scene = null;
		assertThat(ask(scene, door)).isEqualTo(expected);
		this.scene = changes(door, expected) ? null : scene;
	}

	/**
	 * Whether the room, or the actor's part in it, is another one after this. The table
	 * edits messages before it deletes them.
	 */
	private static boolean changes(String door, String expected) {
		boolean reads = door.startsWith("GET") || door.startsWith("SUBSCRIBE") || door.startsWith("page")
				|| door.equals("search");
		boolean changesMessage = door.contains(" /messages/") || door.startsWith("CHANGE");
		return !reads && !changesMessage && Set.of("200", "201", "204", "RECEIPT", "done").contains(expected);
	}

	private Scene scene(String kind, String who) {
		if (++this.made % ROOMS_OF_AN_OWNER == 0) {
			this.owner = person();
		}
		String room = Members.room(this.maru, this.owner.guest(), name(), kind);
		this.maru.socket(Transport.NATIVE, this.owner.guest()).post(room, "the first");
		// There is another owner, so that who leaves is not the last one.
		in(this.partner, room, "owner");
		long partners = said(this.partner, room);
		in(this.member, room);
		in(this.moderator, room, "moderator");
		this.own = 1;
		Person actor = actor(who, room, kind);
		return new Scene(kind, who, room, actor, this.own, partners);
	}

	/** The person posts a message. Returns its seq. */
	private long said(Person person, String room) {
		return Posts.json(call(person, "POST", "/api/rooms/" + room + "/messages", "{\"text\":\"a message\"}").body())
			.at("/message/seq")
			.longValue();
	}

	private static String expected(String kind, String door, String column) {
		if (kind.equals("public") && Set.of("page", "page /1").contains(door) && column.equals("outside")) {
			return "directory";
		}
		return ROWS.stream()
			.filter((row) -> row.get(0).equals(door))
			.findFirst()
			.orElseThrow()
			.get(ROWS.get(0).indexOf(column));
	}

	private Person actor(String who, String room, String kind) {
		Person actor = switch (who) {
			case "owner" -> this.owner;
			case "moderator" -> this.moderator;
			case "administrator", "administrator outside" -> this.administrator;
			case "banned" -> this.banned;
			case "logged out" -> this.loggedOut;
			default -> this.guest;
		};
		switch (who) {
			case "member", "silenced", "removed", "left" -> {
				if (kind.equals("public")) {
					done(actor, "POST", room, "/join", "");
				}
				else {
					in(actor, room);
				}
			}
			case "administrator", "banned", "logged out" -> in(actor, room);
			default -> {
			}
		}
		if (Set.of("owner", "administrator", "moderator", "member", "silenced").contains(who)) {
			this.own = said(actor, room);
		}
		switch (who) {
			case "silenced" -> done(this.owner, "PUT", room, "/silences/" + actor.id(), "{\"minutes\":5}");
			case "removed" -> done(this.owner, "DELETE", room, "/members/" + actor.id(), "");
			case "left" -> done(actor, "POST", room, "/leave", "");
			default -> {
			}
		}
		return actor;
	}

	private void in(Person person, String room) {
		done(this.owner, "PUT", room, "/members/" + person.id(), "{}");
	}

	private void in(Person person, String room, String role) {
		in(person, room);
		done(this.owner, "PUT", room, "/members/" + person.id(), "{\"role\":\"" + role + "\"}");
	}

	private void done(Person by, String method, String room, String path, String body) {
		assertThat(call(by, method, "/api/rooms/" + room + path, body).statusCode()).isEqualTo(204);
	}

	@Test
	void aPrivateRoomLooksMissingToNonMembers() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, "A secret " + name().substring(0, 12), "private");
		Guest stranger = this.maru.guest();
		String unknown = UUID.randomUUID().toString();
		for (String door : List.of("", "/messages", "/events?after=0", "/members")) {
			assertThat(get(stranger, "/api/rooms/" + room + door).replace(room, unknown))
				.isEqualTo(get(stranger, "/api/rooms/" + unknown + door));
		}
		assertThat(this.maru.http()
			.send("POST", "/api/rooms/" + room + "/join", "", "Authorization", stranger.bearer())
			.statusCode()).isEqualTo(404);
		assertThat(get(stranger, "/api/rooms")).doesNotContain(room);
		assertThat(get(stranger, "/api/directory?query=secret")).doesNotContain(room, "A secret");
		assertThat(this.maru.browser().get("/rooms/" + room).statusCode()).isIn(302, 401);
	}

	@Test
	void everyoneIsInTheLobbyAndNobodyOwnsIt() {
		Guest guest = Members.member(this.maru);
		String lobby = "/api/rooms/" + Room.LOBBY;
		Person person = person(guest);
		assertThat(call(person, "POST", lobby + "/leave", "").statusCode()).isEqualTo(409);
		assertThat(call(person, "PATCH", lobby, "{\"name\":\"Mine\"}").statusCode()).isEqualTo(403);
		assertThat(call(person, "DELETE", lobby + "/members/" + guest.id(), "").statusCode()).isEqualTo(403);
		assertThat(call(person, "POST", lobby + "/join", "").statusCode()).isEqualTo(204);
	}

	private String ask(Scene scene, String door) {
		Person actor = scene.actor();
		String room = scene.room();
		String[] parts = door.split(" ", 3);
		String path = (parts.length > 1) ? named(parts[1], scene) : "";
		String more = (parts.length > 2) ? named(parts[2], scene) : "";
		return switch (parts[0]) {
			case "SEND" -> stomp(actor, "SEND", Posts.body("hello"), "destination:/app/chat." + room, "receipt:r");
			case "CHANGE" -> stomp(actor, "SEND", path.replace("{", "{\"clientId\":\"" + Posts.clientId() + "\","),
					"destination:/app/changes." + room, "receipt:r");
			case "SUBSCRIBE" -> stomp(actor, "SUBSCRIBE", "",
					Stream.of("id:s", "destination:/topic/chat." + room, "receipt:r", path)
						.filter((header) -> !header.isEmpty())
						.toArray(String[]::new));
			case "search" -> searched(call(actor, "GET", "/api/search?q=in:" + room, ""));
			case "page" -> said(actor.browser().get("/rooms/" + room + path, "Accept", "text/html"), actor, room);
			case "form" -> said(actor.browser()
				.form("/rooms/" + room + path, actor.csrf(),
						Stream.of(more.split("[&=]")).filter((field) -> !field.isEmpty()).toArray(String[]::new)),
					actor, room);
			default -> String.valueOf(call(actor, parts[0], "/api/rooms/" + room + path, more).statusCode());
		};
	}

	private String named(String part, Scene scene) {
		return part.replace("NEWNAME", part.contains("NEWNAME") ? this.maru.guest().name() : "")
			.replace("NEW", part.contains("NEW") ? this.maru.guest().id() : "")
			.replace("NAME", name())
			.replace("MEMBER", this.member.id())
			.replace("MODERATOR", this.moderator.id())
			.replace("OWN", String.valueOf(scene.own()))
			.replace("PARTNER", String.valueOf(scene.partners()));
	}

	/** Whether messages of the room were found, or the status. */
	private static String searched(HttpResponse<String> answer) {
		return (answer.statusCode() == 200 && !Posts.json(answer.body()).get("results").isEmpty()) ? "found"
				: String.valueOf(answer.statusCode());
	}

	/** RECEIPT, or why not. */
	private String stomp(Person actor, String command, String body, String... headers) {
		StompSocket socket = this.maru.socket(Transport.NATIVE);
		socket.send("CONNECT", "", "accept-version:1.2", "Authorization:" + actor.guest().bearer());
		StompFrame connected = socket.next((frame) -> true);
		if (connected.command().equals("ERROR")) {
			return String.valueOf(connected.header("code"));
		}
		socket.subscribe("errors", "/user/queue/errors");
		socket.send(command, body, headers);
		StompFrame answer = socket
			.next((frame) -> "r".equals(frame.header("receipt-id")) || frame.body().contains("\"code\""));
		return answer.command().equals("RECEIPT") ? "RECEIPT" : Posts.json(answer.body()).get("code").stringValue();
	}

	/**
	 * What a page answers. A person who has left a room is led to the lobby, one who is
	 * not logged in to the door, which is there too, and one who could join a room to the
	 * list of rooms.
	 */
	private String said(HttpResponse<String> answer, Person actor, String room) {
		if (answer.statusCode() != 302) {
			return String.valueOf(answer.statusCode());
		}
		String path = URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
		if (path.equals("/rooms")) {
			return "directory";
		}
		return (path.equals("/") && this.memberships.role(actor.id(), room).isPresent()) ? "door" : "done";
	}

	private String get(Guest actor, String path) {
		return this.maru.http().get(path, "Authorization", actor.bearer()).body();
	}

	private HttpResponse<String> call(Person actor, String method, String path, String body) {
		return this.maru.http()
			.send(method, path, body, "Authorization", actor.guest().bearer(), "Content-Type", "application/json");
	}

	private Person person() {
		return person(Members.member(this.maru));
	}

	private Person person(Guest member) {
		Browser browser = this.maru.browser();
		assertThat(browser.logIn(member.name(), Members.PASSWORD).statusCode()).isEqualTo(302);
		return new Person(member, browser, browser.csrf());
	}

	private static String name() {
		return "Room " + UUID.randomUUID().toString().substring(0, 30);
	}

	/** A user with a program and a browser. */
	private record Person(Guest guest, Browser browser, String csrf) {

		String id() {
			return this.guest.id();
		}

	}

	/**
	 * A room, and a person with a part in it.
	 *
	 * @param own the seq of the person's message
	 * @param partners the seq of the partner's message
	 */
	private record Scene(String kind, String who, String room, Person actor, long own, long partners) {

		boolean isOf(String kind, String who) {
			return this.kind.equals(kind) && this.who.equals(who);
		}

	}

}
