package chat.maru.room;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import chat.maru.account.AccountEnding;
import chat.maru.account.DeletionCause;
import chat.maru.support.Connection;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.Subscription;
import chat.maru.support.Transport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The favourite rooms of an account and their order, the same on all its devices. */
@MaruTest
class FavouriteTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private AccountEnding ending;

	@Test
	void allDevicesHearOfFavouritesAndTheirOrder() {
		Guest guest = this.maru.guest();
		List<String> rooms = rooms(guest, 2);
		Connection phone = this.maru.connect(Transport.XHR_STREAMING, guest);
		Subscription heard = phone.subscribe("/user/queue/events");
		favour(guest, rooms.get(0), "{}");
		favour(guest, Room.LOBBY, "{}");
		favour(guest, Room.LOBBY, "{}");
		favour(guest, Room.LOBBY, "{\"position\":2}");
		favour(guest, rooms.get(1), "{\"position\":1}");
		favour(guest, rooms.get(0), "{\"position\":1000}");
		unfavour(guest, Room.LOBBY);
		unfavour(guest, Room.LOBBY);
		assertThat(Stream.generate(() -> event(heard.next((one) -> one.has("seq")))).limit(5)).containsExactly(
				"room-favourited " + rooms.get(0) + " 1", "room-favourited lobby 2",
				"room-favourited " + rooms.get(1) + " 1", "room-favourited " + rooms.get(0) + " 3",
				"room-unfavourited lobby");
		assertThat(favourites(guest)).containsExactly(rooms.get(1), rooms.get(0));
		assertThat(room(guest, Room.LOBBY).has("favourite")).isFalse();
		assertThat(favourites(this.maru.guest())).as("of another account").isEmpty();
	}

	@Test
	void theOrderFollowsFromTheEvents() {
		Guest guest = this.maru.guest();
		List<String> rooms = rooms(guest, 4);
		List<String> expected = new ArrayList<>();
		Random random = new Random(7);
		for (int i = 0; i < 40; i++) {
			String room = rooms.get(random.nextInt(rooms.size()));
			expected.remove(room);
			if (random.nextInt(4) == 0) {
				unfavour(guest, room);
			}
			else {
				int position = 1 + random.nextInt(5);
				favour(guest, room, "{\"position\":" + position + '}');
				expected.add(Math.min(position - 1, expected.size()), room);
			}
		}
		assertThat(favourites(guest)).isEqualTo(expected);
		List<String> folded = new ArrayList<>();
		json(guest, "/api/me/events?after=0&limit=200").get("events").valueStream().forEach((event) -> {
			folded.remove(event.get("room").stringValue());
			if (event.get("type").stringValue().equals("room-favourited")) {
				folded.add(event.get("position").intValue() - 1, event.get("room").stringValue());
			}
		});
		assertThat(folded).isEqualTo(expected);
	}

	@Test
	void aRoomThatIsLeftIsNoFavouriteAnyMore() {
		Guest owner = Members.member(this.maru);
		Guest guest = this.maru.guest();
		String left = letIn(owner, guest);
		String removed = letIn(owner, guest);
		for (String room : List.of(left, removed, Room.LOBBY)) {
			favour(guest, room, "{}");
		}
		assertThat(send(guest, "POST", "/api/rooms/" + left + "/leave", "").statusCode()).isEqualTo(204);
		assertThat(send(owner, "DELETE", "/api/rooms/" + removed + "/members/" + guest.id(), "").statusCode())
			.isEqualTo(204);
		assertThat(room(guest, Room.LOBBY).get("favourite").intValue()).isEqualTo(1);
		add(owner, guest, left);
		assertThat(favourites(guest)).containsExactly(Room.LOBBY);
	}

	@Test
	void aDeletedAccountHasNoFavourites() {
		Guest member = Members.member(this.maru);
		favour(member, Room.LOBBY, "{}");
		assertThat(stored(member)).isEqualTo(1);
		this.ending.commit(member.account(), DeletionCause.REQUESTED);
		assertThat(stored(member)).isZero();
	}

	@Test
	void anArchivedRoomStaysAFavouriteAndCannotBecomeOne() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		String other = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		favour(owner, room, "{}");
		for (String one : List.of(room, other)) {
			assertThat(send(owner, "PUT", "/api/rooms/" + one + "/archived", "{\"archived\":true}").statusCode())
				.isEqualTo(204);
			assertRefused(put(owner, one, "{}"), 409, "room-archived");
		}
		assertThat(favourites(owner)).containsExactly(room);
		unfavour(owner, room);
		assertThat(favourites(owner)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			no-such-room | {}                       | 404 | room-unknown
			lobby        | {"position":0}           | 422 | position-invalid
			lobby        | {"position":-2147483648} | 422 | position-invalid
			lobby        | {"position":"first"}     | 400 |
			lobby        | {"position":1e99}        | 400 |
			lobby        | {"position":[1]}         | 400 |
			lobby        | first                    | 400 |""")
	void badRequestsAreRefused(String room, String body, int status, @Nullable String code) {
		Guest guest = this.maru.guest();
		assertRefused(put(guest, room, body), status, code);
		assertThat(favourites(guest)).isEmpty();
	}

	@Test
	void onlyMembersCanHaveARoomAsAFavourite() {
		Guest guest = this.maru.guest();
		for (String kind : List.of("public", "private")) {
			String room = Members.room(this.maru, Members.member(this.maru), UUID.randomUUID().toString(), kind);
			assertRefused(put(guest, room, "{}"), 404, "room-unknown");
			assertRefused(send(guest, "DELETE", "/api/rooms/" + room + "/favourite", ""), 404, "room-unknown");
		}
	}

	@Test
	void thereIsAMaximumNumberOfFavourites() {
		Guest guest = this.maru.guest();
		String prefix = UUID.randomUUID() + "-";
		IntStream.rangeClosed(1, Favourites.MAX - 1).forEach((index) -> {
			this.jdbc.sql("insert into room (id, name, name_key, kind, created_at) values (?, '', ?, 'private', 0)")
				.params(prefix + index, prefix + index)
				.update();
			this.jdbc.sql("insert into favourite values (?, ?, ?)").params(guest.id(), prefix + index, index).update();
		});
		favour(guest, Room.LOBBY, "{}");
		String room = rooms(guest, 1).get(0);
		assertRefused(put(guest, room, "{}"), 409, "favourites-too-many");
		favour(guest, Room.LOBBY, "{\"position\":1}");
		assertThat(room(guest, Room.LOBBY).get("favourite").intValue()).isEqualTo(1);
	}

	private List<String> rooms(Guest guest, int count) {
		Guest owner = Members.member(this.maru);
		return Stream.generate(() -> letIn(owner, guest)).limit(count).toList();
	}

	private String letIn(Guest owner, Guest guest) {
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "private");
		add(owner, guest, room);
		return room;
	}

	private void add(Guest owner, Guest guest, String room) {
		assertThat(send(owner, "PUT", "/api/rooms/" + room + "/members/" + guest.id(), "{}").statusCode())
			.isEqualTo(204);
	}

	private void favour(Guest guest, String room, String body) {
		HttpResponse<String> answer = put(guest, room, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
	}

	private void unfavour(Guest guest, String room) {
		assertThat(send(guest, "DELETE", "/api/rooms/" + room + "/favourite", "").statusCode()).isEqualTo(204);
	}

	private HttpResponse<String> put(Guest guest, String room, String body) {
		return send(guest, "PUT", "/api/rooms/" + room + "/favourite", body);
	}

	private HttpResponse<String> send(Guest guest, String method, String path, String body) {
		return this.maru.http()
			.send(method, path, body, "Content-Type", "application/json", "Authorization", guest.bearer());
	}

	/** The ids of the favourites in their order. */
	private List<String> favourites(Guest guest) {
		List<JsonNode> favourites = json(guest, "/api/rooms").valueStream()
			.filter((room) -> room.has("favourite"))
			.sorted(Comparator.comparing((room) -> room.get("favourite").intValue()))
			.toList();
		assertThat(favourites).extracting((room) -> room.get("favourite").intValue())
			.isEqualTo(IntStream.rangeClosed(1, favourites.size()).boxed().toList());
		return favourites.stream().map((room) -> room.get("id").stringValue()).toList();
	}

	private int stored(Guest guest) {
		return this.jdbc.sql("select count(*) from favourite where account_id = ?")
			.param(guest.id())
			.query(Integer.class)
			.single();
	}

	private JsonNode room(Guest guest, String room) {
		return json(guest, "/api/rooms/" + room);
	}

	private JsonNode json(Guest guest, String path) {
		return Posts.json(this.maru.http().get(path, "Authorization", guest.bearer()).body());
	}

	private static String event(JsonNode event) {
		return event.get("type").stringValue() + " " + event.get("room").stringValue()
				+ (event.has("position") ? " " + event.get("position") : "");
	}

	/** A body that is not what the call takes has no code. */
	private static void assertRefused(HttpResponse<String> answer, int status, @Nullable String code) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(Posts.json(answer.body()).path("code").asString("")).isEqualTo((code != null) ? code : "");
	}

}
