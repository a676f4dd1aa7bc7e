package chat.maru.message;

import java.net.http.HttpResponse;
import java.util.List;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms, history and catch-up over HTTP. */
@MaruTest
class RoomLogApiTests {

	@Autowired
	private Maru maru;

	private Guest guest;

	private String room;

	@BeforeEach
	void fill() {
		this.guest = this.maru.guest();
		this.room = this.maru.room();
		this.maru.fill(this.room, this.guest, 120);
	}

	@Test
	void historyComesNewestPageFirstEachInSeqOrder() {
		JsonNode newest = get("/messages");
		assertThat(newest.propertyNames()).containsExactlyInAnyOrder("messages", "more", "lastSeq", "epoch");
		assertThat(newest.get("messages")).hasSize(50);
		assertThat(newest.get("messages")).first().extracting(Posts::seq).isEqualTo(71L);
		assertThat(newest.get("messages")).last().extracting(Posts::seq).isEqualTo(120L);
		assertThat(newest.get("more").booleanValue()).isTrue();
		assertThat(newest.get("lastSeq").longValue()).isEqualTo(120);
		JsonNode oldest = get("/messages?before=21&limit=20");
		assertThat(oldest.get("messages")).extracting(Posts::seq).startsWith(1L).endsWith(20L).hasSize(20);
		assertThat(oldest.get("more").booleanValue()).isFalse();
		assertThat(get("/messages?before=1").get("messages")).isEmpty();
	}

	@Test
	void historyGoesForwardFromASeqOldestFirst() {
		JsonNode page = get("/messages?after=50&limit=20");
		assertThat(page.get("messages")).extracting(Posts::seq).startsWith(51L).endsWith(70L).hasSize(20);
		assertThat(page.get("more").booleanValue()).isTrue();
		assertThat(page.get("lastSeq").longValue()).isEqualTo(120);
		JsonNode last = get("/messages?after=100&limit=20");
		assertThat(last.get("messages")).extracting(Posts::seq).startsWith(101L).endsWith(120L).hasSize(20);
		assertThat(last.get("more").booleanValue()).isFalse();
		assertThat(get("/messages?after=0&limit=1").get("messages")).extracting(Posts::seq).containsExactly(1L);
		assertThat(get("/messages?after=120").get("messages")).isEmpty();
	}

	@Test
	void historyComesWithAMessageInItsMiddle() {
		JsonNode page = get("/messages?around=60&limit=20");
		assertThat(page.propertyNames()).containsExactlyInAnyOrder("messages", "more", "moreAfter", "lastSeq", "epoch");
		assertThat(page.get("messages")).extracting(Posts::seq).startsWith(51L).endsWith(70L).hasSize(20).isSorted();
		assertThat(page.get("more").booleanValue()).isTrue();
		assertThat(page.get("moreAfter").booleanValue()).isTrue();
		assertThat(page.get("lastSeq").longValue()).isEqualTo(120);
		JsonNode first = get("/messages?around=1&limit=20");
		assertThat(first.get("messages")).extracting(Posts::seq).startsWith(1L).endsWith(11L).hasSize(11);
		assertThat(first.get("more").booleanValue()).isFalse();
		assertThat(first.get("moreAfter").booleanValue()).isTrue();
		JsonNode last = get("/messages?around=110&limit=20");
		assertThat(last.get("messages")).extracting(Posts::seq).startsWith(101L).endsWith(120L).hasSize(20);
		assertThat(last.get("more").booleanValue()).isTrue();
		assertThat(last.get("moreAfter").booleanValue()).isFalse();
		assertThat(get("/messages?around=60&limit=1").get("messages")).extracting(Posts::seq).containsExactly(60L);
		for (long beyond : new long[] { 121, Long.MAX_VALUE }) {
			JsonNode end = get("/messages?limit=4&around=" + beyond);
			assertThat(end.get("messages")).extracting(Posts::seq).containsExactly(119L, 120L);
			assertThat(end.get("moreAfter").booleanValue()).isFalse();
		}
	}

	@Test
	void historyGoesForwardFromATime() {
		List<JsonNode> all = get("/messages?limit=200").get("messages").valueStream().toList();
		for (int at : new int[] { 0, 1, 60, 119 }) {
			String since = sentAt(all.get(at));
			long first = all.stream()
				.filter((it) -> sentAt(it).equals(since))
				.mapToLong(Posts::seq)
				.min()
				.orElseThrow();
			JsonNode page = get("/messages?limit=20&since=" + since);
			assertThat(Posts.seq(page.get("messages").get(0))).isEqualTo(first);
		}
		assertThat(get("/messages?limit=1&since=1970-01-01T00:00:00Z").get("messages")).extracting(Posts::seq)
			.containsExactly(1L);
		JsonNode later = get("/messages?since=2100-01-01T00:00:00Z");
		assertThat(later.get("messages")).isEmpty();
		assertThat(later.get("more").booleanValue()).isFalse();
	}

	private static String sentAt(JsonNode message) {
		return message.get("sentAt").stringValue();
	}

	@Test
	void aMessageIsTheSameInHistoryAndInItsEvent() {
		JsonNode message = get("/messages?limit=1").get("messages").get(0);
		JsonNode event = get("/events?after=119").get("events").get(0);
		assertThat(event.get("message")).isEqualTo(message);
		assertThat(event.get("type").stringValue()).isEqualTo("posted");
		assertThat(message.get("sentAt").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
		assertThat(message.get("author"))
			.isEqualTo(Posts.json("{\"id\":\"%s\",\"name\":\"%s\"}".formatted(this.guest.id(), this.guest.name())));
	}

	@Test
	void catchUpGoesOnWhereItIsToldTo() {
		JsonNode page = get("/events?after=50&limit=20");
		assertThat(page.propertyNames()).containsExactlyInAnyOrder("events", "lastSeq", "more", "epoch");
		assertThat(page.get("events")).extracting(Posts::seq).startsWith(51L).endsWith(70L).hasSize(20);
		assertThat(page.get("more").booleanValue()).isTrue();
		assertThat(page.get("lastSeq").longValue()).isEqualTo(120);
		assertThat(get("/events?after=100&limit=20").get("more").booleanValue()).isFalse();
		assertThat(get("/events?after=120").get("events")).isEmpty();
		assertThat(get("/events?after=0&limit=200").get("events")).hasSize(120);
	}

	@Test
	void aPlaceOfAnotherEpochIsRefusedWithTheEndOfThisOne() {
		String epoch = get("").get("epoch").stringValue();
		for (String path : List.of("/messages?before=5&epoch=", "/events?after=5&epoch=")) {
			assertThat(get(path + epoch).get("epoch").stringValue()).isEqualTo(epoch);
			changed(epoch, this.maru.http().get(path(path + "another"), "Authorization", this.guest.bearer()));
		}
		changed(epoch, this.maru.http()
			.putJson(path("/read"), "{\"seq\":5,\"epoch\":\"another\"}", "Authorization", this.guest.bearer()));
		changed(epoch, this.maru.http()
			.putJson(path("/unread"), "{\"seq\":5,\"epoch\":\"another\"}", "Authorization", this.guest.bearer()));
		String message = path("/messages/" + this.room + "-5?epoch=");
		changed(epoch, this.maru.http().delete(message + "another", "Authorization", this.guest.bearer()));
		assertThat(this.maru.http().delete(message + epoch, "Authorization", this.guest.bearer()).statusCode())
			.isEqualTo(204);
		assertThat(get("").get("readSeq").longValue()).isZero();
	}

	private void changed(String epoch, HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(409);
		JsonNode problem = Posts.json(answer.body());
		assertThat(problem.get("code").stringValue()).isEqualTo("epoch-changed");
		assertThat(problem.get("epoch").stringValue()).isEqualTo(epoch);
		assertThat(problem.get("lastSeq").longValue()).isEqualTo(120);
	}

	private String path(String rest) {
		return "/api/rooms/" + this.room + rest;
	}

	@Test
	void aRoomSaysHowFarItsLogGoes() {
		// The last message is followed after the commit.
		Waiting.await().until(() -> get("").at("/last/seq").asLong() == 120);
		JsonNode one = get("");
		assertThat(one.get("id").stringValue()).isEqualTo(this.room);
		assertThat(one.get("lastSeq").longValue()).isEqualTo(120);
		JsonNode all = Posts.json(request("").body());
		assertThat(all).contains(one).anyMatch((room) -> room.get("id").stringValue().equals("lobby"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/messages?limit=0", "/messages?limit=201", "/messages?limit=-1", "/messages?limit=x",
			"/messages?limit=9999999999", "/messages?before=0", "/messages?before=-1", "/messages?before=x",
			"/messages?before=9223372036854775808", "/messages?after=-1", "/messages?after=x",
			"/messages?before=9&after=2", "/messages?around=0", "/messages?around=x", "/messages?around=9&after=2",
			"/messages?after=2&since=2026-01-01T00:00:00Z", "/messages?since=2026-13-01T00:00:00Z", "/events",
			"/events?after=-1", "/events?after=x", "/events?after=", "/events?after=121",
			"/events?after=9223372036854775807", "/events?after=9223372036854775808", "/events?after=0&limit=0",
			"/events?after=0&limit=201" })
	void aPageThatCannotBeIsABadRequest(String query) {
		problem(request('/' + this.room + query), 400);
	}

	@ParameterizedTest
	@CsvSource({ "/nowhere", "/nowhere/messages", "/nowhere/events?after=0", "/Lobby", "/%2e%2e%2f", "/lobby%00" })
	void aRoomThatIsNotThereIsNotFound(String path) {
		HttpResponse<String> answer = request(path);
		assertThat(answer.statusCode()).isIn(400, 404);
		assertThat(answer.body()).doesNotContain("trace", "Exception", "chat.maru");
	}

	@Test
	void anUnknownRoomSaysSo() {
		HttpResponse<String> answer = request("/nowhere/messages");
		problem(answer, 404);
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo("room-unknown");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/me", "/api/rooms", "/api/rooms/lobby", "/api/rooms/lobby/messages",
			"/api/rooms/lobby/events?after=0", "/api/nothing" })
	void theLogNeedsAuthentication(String path) {
		HttpResponse<String> none = this.maru.http().get(path);
		problem(none, 401);
		assertThat(Posts.json(none.body()).get("code").stringValue()).isEqualTo("authentication-required");
		HttpResponse<String> wrong = this.maru.http().get(path, "Authorization", "Bearer wrong");
		problem(wrong, 401);
		assertThat(Posts.json(wrong.body()).get("code").stringValue()).isEqualTo("token-invalid");
		problem(this.maru.http().get(path, "Authorization", "Basic " + this.guest.token()), 401);
	}

	private JsonNode get(String path) {
		HttpResponse<String> answer = request('/' + this.room + path);
		assertThat(answer.statusCode()).isEqualTo(200);
		return Posts.json(answer.body());
	}

	private HttpResponse<String> request(String path) {
		return this.maru.http().get("/api/rooms" + path, "Authorization", this.guest.bearer());
	}

	private static void problem(HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		assertThat(Posts.json(answer.body()).get("status").intValue()).isEqualTo(status);
		assertThat(answer.body()).doesNotContain("trace", "Exception", "chat.maru");
	}

}
