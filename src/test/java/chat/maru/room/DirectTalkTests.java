package chat.maru.room;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Each set of people has one direct message, which others cannot see. */
@MaruTest
class DirectTalkTests {

	@Autowired
	private Maru maru;

	@Test
	void eachSetOfPeopleHasOneTalk() {
		Guest minji = this.maru.guest();
		Guest ben = this.maru.guest();
		Guest ana = this.maru.guest();
		List<CompletableFuture<String>> asked = IntStream.range(0, 8)
			.mapToObj(
					(i) -> CompletableFuture.supplyAsync(() -> (i % 2 == 0) ? talk(minji, ben) : talk(ben, minji, ben)))
			.toList();
		assertThat(asked.stream().map(CompletableFuture::join).collect(Collectors.toSet())).hasSize(1);
		String two = talk(minji, ben);
		String three = talk(minji, ben, ana);
		assertThat(three).isNotEqualTo(two).isEqualTo(talk(ana, ben, minji));
		JsonNode seen = json(minji, "/api/rooms/" + two);
		assertThat(seen.get("kind").stringValue()).isEqualTo("direct");
		assertThat(seen.get("name").stringValue()).isEmpty();
		assertThat(seen.get("people").valueStream()).extracting((person) -> person.get("name").stringValue())
			.containsExactly(ben.name());
		assertThat(json(minji, "/api/rooms").valueStream()).extracting((room) -> room.get("id").stringValue())
			.contains(two, three);
	}

	@Test
	void onlyItsPeopleSeeADirectMessage() {
		Guest minji = this.maru.guest();
		Guest ben = this.maru.guest();
		Guest stranger = this.maru.administrator();
		String talk = talk(minji, ben);
		StompSocket socket = this.maru.socket(Transport.NATIVE, ben);
		socket.subscribe("s", "/topic/chat." + talk);
		this.maru.socket(Transport.NATIVE, minji).post(talk, "between us");
		assertThat(Posts.text(socket.event("s"))).isEqualTo("between us");
		assertThat(json(ben, "/api/rooms/" + talk).get("unread").longValue()).isEqualTo(1);
		assertThat(status(stranger, "/api/rooms/" + talk + "/messages")).isEqualTo(404);
		assertThat(this.maru.http()
			.postJson("/api/rooms/" + talk + "/join", "", "Authorization", stranger.bearer())
			.statusCode()).isEqualTo(404);
		assertThat(json(stranger, "/api/directory?query=").toString()).doesNotContain(talk);
	}

	@Test
	void thePeopleAndRolesOfADirectMessageNeverChange() {
		Guest administrator = this.maru.administrator();
		Guest ben = this.maru.guest();
		String path = "/api/rooms/" + talk(administrator, ben);
		for (Guest guest : List.of(administrator, ben)) {
			String bearer = guest.bearer();
			assertThat(this.maru.http().postJson(path + "/leave", "", "Authorization", bearer).statusCode())
				.isEqualTo(409);
			assertThat(this.maru.http().patchJson(path, "{\"name\":\"Mine\"}", "Authorization", bearer).statusCode())
				.isEqualTo(403);
			assertThat(this.maru.http()
				.putJson(path + "/members/" + this.maru.guest().id(), "{}", "Authorization", bearer)
				.statusCode()).isEqualTo(403);
			assertThat(this.maru.http().delete(path + "/members/" + ben.id(), "Authorization", bearer).statusCode())
				.isEqualTo(403);
			assertThat(this.maru.http()
				.putJson(path + "/archived", "{\"archived\":true}", "Authorization", bearer)
				.statusCode()).isEqualTo(403);
			assertThat(this.maru.http()
				.postJson(path + "/invitations", "{\"days\":1,\"uses\":1}", "Authorization", bearer)
				.statusCode()).isEqualTo(403);
		}
		assertThat(this.maru.http()
			.postJson("/api/rooms", "{\"name\":\"A talk\",\"kind\":\"direct\"}", "Authorization",
					administrator.bearer())
			.statusCode()).isEqualTo(422);
	}

	@Test
	void aTalkHasTwoToTenPeopleWhoAreThere() {
		Guest minji = this.maru.guest();
		assertThat(begin(minji, List.of())).isEqualTo(422);
		assertThat(begin(minji, List.of(minji.id()))).isEqualTo(422);
		assertThat(begin(minji, List.of("nobody"))).isEqualTo(404);
		List<String> nine = Stream.generate(() -> this.maru.guest().id()).limit(9).toList();
		assertThat(begin(minji, nine)).isEqualTo(200);
		assertThat(begin(minji, Stream.concat(nine.stream(), Stream.of(this.maru.guest().id())).toList()))
			.isEqualTo(422);
		assertThat(this.maru.http().postJson("/api/direct", "{}", "Authorization", minji.bearer()).statusCode())
			.isEqualTo(422);
		assertThat(this.maru.http()
			.postJson("/api/direct", "{\"people\":\"x\"}", "Authorization", minji.bearer())
			.statusCode()).isEqualTo(400);
	}

	@Test
	void theNumberOfNewDirectMessagesIsLimited() {
		Guest minji = this.maru.guest();
		Guest first = this.maru.guest();
		talk(minji, first);
		for (int i = 1; i < 60; i++) {
			talk(minji, this.maru.guest());
		}
		assertThat(begin(minji, List.of(this.maru.guest().id()))).isEqualTo(429);
		assertThat(begin(minji, List.of(first.id()))).isEqualTo(200);
	}

	@Test
	void aDeletedAccountIsShownAsDeleted() {
		Guest minji = this.maru.guest();
		Browser ben = this.maru.browser();
		ben.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
		String id = Posts.json(ben.get("/api/me").body()).get("id").stringValue();
		String talk = Posts
			.json(this.maru.http().postJson("/api/direct", body(List.of(id)), "Authorization", minji.bearer()).body())
			.get("id")
			.stringValue();
		assertThat(ben.submit("/account", "/account/delete").statusCode()).isEqualTo(302);
		JsonNode person = json(minji, "/api/rooms/" + talk).at("/people/0");
		assertThat(person.get("deleted").booleanValue()).isTrue();
		assertThat(begin(minji, List.of(id))).isEqualTo(200);
	}

	private String talk(Guest guest, Guest... others) {
		return Posts
			.json(this.maru.http()
				.postJson("/api/direct", body(Stream.of(others).map(Guest::id).toList()), "Authorization",
						guest.bearer())
				.body())
			.get("id")
			.stringValue();
	}

	private int begin(Guest guest, List<String> others) {
		return this.maru.http().postJson("/api/direct", body(others), "Authorization", guest.bearer()).statusCode();
	}

	private static String body(List<String> others) {
		return others.stream().collect(Collectors.joining("\",\"", "{\"people\":[\"", "\"]}")).replace("[\"\"]", "[]");
	}

	private JsonNode json(Guest guest, String path) {
		return Posts.json(this.maru.http().get(path, "Authorization", guest.bearer()).body());
	}

	private int status(Guest guest, String path) {
		return this.maru.http().get(path, "Authorization", guest.bearer()).statusCode();
	}

	@Test
	void aPersonCannotBeNull() {
		assertThat(this.maru.http()
			.postJson("/api/direct", "{\"people\":[null]}", "Authorization", this.maru.guest().bearer())
			.statusCode()).isEqualTo(422);
	}

}
