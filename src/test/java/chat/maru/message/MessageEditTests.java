package chat.maru.message;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An edited message has its new text for everyone, wherever they read it. */
@MaruTest
class MessageEditTests {

	private static final String ID = "0b8f7f1e-93b5-4b9f-9a55-0d4f2a1c6e77";

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Guest author;

	private String room;

	private StompSocket socket;

	@BeforeEach
	void begin() {
		this.author = this.maru.guest();
		this.room = this.maru.room();
		this.socket = this.maru.socket(Transport.NATIVE, this.author);
		this.socket.post(this.room, "the first text");
	}

	@ParameterizedTest
	@EnumSource
	void readersGetTheNewText(Transport transport) {
		StompSocket reader = this.maru.socket(transport, this.maru.guest());
		reader.subscribe("s", "/topic/chat." + this.room, "after:0");
		JsonNode posted = reader.event("s");
		HttpResponse<String> answer = edit(Posts.clientId(), "the second text");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		JsonNode message = Posts.json(answer.body()).get("message");
		assertThat(message.get("text").stringValue()).isEqualTo("the second text");
		assertThat(message.get("version").intValue()).isEqualTo(2);
		assertThat(message.get("sentAt")).isEqualTo(posted.at("/message/sentAt"));
		JsonNode event = reader.event("s");
		assertThat(event.get("type").stringValue()).isEqualTo("edited");
		assertThat(event.get("message")).isEqualTo(message);
		assertThat(message.get("editedAt")).isEqualTo(event.get("at"));
		assertThat(Posts.json(get("/messages")).at("/messages/0")).isEqualTo(message);
		JsonNode events = Posts.json(get("/events?after=0")).get("events");
		assertThat(events).hasSize(2);
		assertThat(events.at("/0/message")).isEqualTo(message);
		assertThat(events.at("/0/at")).isEqualTo(posted.get("at"));
		assertThat(events.get(1)).isEqualTo(event);
		StompSocket back = this.maru.socket(transport, this.author);
		back.subscribe("s", "/topic/chat." + this.room, "after:0");
		assertThat(List.of(back.event("s"), back.event("s"))).containsExactlyElementsOf(events);
	}

	@Test
	void earlierTextsAreNotKeptInMemory() {
		StompSocket reader = this.maru.socket(Transport.NATIVE, this.maru.guest());
		// As many as make a page that stays what it is, however long the log grows.
		this.maru.fill(this.room, this.author, 100);
		// Nobody has subscribed yet, so this comes from a page of the log.
		reader.subscribe("first", "/topic/chat." + this.room, "after:0");
		assertThat(Posts.text(reader.event("first"))).isEqualTo("the first text");
		edit(Posts.clientId(), "the second text");
		edit(Posts.clientId(), "the third text");
		reader.next((frame) -> frame.body().contains("the third text"));
		reader.subscribe("second", "/topic/chat." + this.room, "after:0");
		assertThat(Posts.text(reader.event("second"))).isEqualTo("the third text");
		reader.subscribe("third", "/topic/chat." + this.room, "after:101");
		assertThat(Posts.text(reader.event("third"))).isEqualTo("the third text");
		assertThat(Posts.text(reader.event("third"))).isEqualTo("the third text");
	}

	@Test
	void theListOfRoomsShowsTheNewText() {
		edit(Posts.clientId(), "the second text");
		Waiting.await()
			.untilAsserted(() -> assertThat(Posts.json(get("")).at("/last/excerpt").asString(""))
				.isEqualTo("the second text"));
	}

	@Test
	void theSameClientIdIsTheSameEditOverHttpAndStomp() {
		change("{\"clientId\":\"%s\",\"kind\":\"edit\",\"seq\":1,\"text\":\"second\",\"basedOn\":1}");
		this.socket.receipt("c");
		edit(Posts.clientId(), "third");
		HttpResponse<String> again = patch("1", "{\"clientId\":\"" + ID + "\",\"text\":\"changed\",\"basedOn\":1}");
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(Posts.json(again.body()).at("/message/text").stringValue()).isEqualTo("second");
		assertThat(Posts.json(again.body()).at("/message/version").intValue()).isEqualTo(2);
		change("{\"clientId\":\"%s\",\"kind\":\"edit\",\"seq\":1,\"text\":\"second\",\"basedOn\":1}");
		this.socket.receipt("c");
		assertThat(Posts.json(get("")).get("lastSeq").longValue()).isEqualTo(3);
		assertThat(Posts.json(get("/messages")).at("/messages/0/text").stringValue()).isEqualTo("third");
		remove();
		again = patch("1", "{\"clientId\":\"" + ID + "\",\"text\":\"changed\"}");
		assertThat(Posts.json(again.body()).at("/message/text").stringValue()).isEmpty();
		assertThat(again.body()).contains("deletedAt").doesNotContain("version");
	}

	@Test
	void amongEditsOfTheSameVersionOneIsMade() {
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture
				.supplyAsync(() -> patch("1", "{\"text\":\"edit " + i + "\",\"basedOn\":1}")))
			.toList();
		List<HttpResponse<String>> all = answers.stream().map(CompletableFuture::join).toList();
		assertThat(all).extracting(HttpResponse::statusCode).containsOnlyOnce(200).containsOnly(200, 409);
		JsonNode now = Posts.json(get("/messages")).at("/messages/0");
		assertThat(all).filteredOn((answer) -> answer.statusCode() == 409).allSatisfy((answer) -> {
			JsonNode problem = Posts.json(answer.body());
			assertThat(problem.get("code").stringValue()).isEqualTo("edit-conflict");
			assertThat(problem.get("message")).isEqualTo(now);
		});
		change("{\"clientId\":\"%s\",\"kind\":\"edit\",\"seq\":1,\"text\":\"late\",\"basedOn\":1}");
		JsonNode refusal = this.socket.refusal();
		assertThat(refusal.get("code").stringValue()).isEqualTo("edit-conflict");
		assertThat(refusal.get("clientId").stringValue()).isEqualTo(ID);
		assertThat(refusal.get("message").isString()).isTrue();
		assertThat(refusal.get("present")).isEqualTo(now);
		assertThat(Posts.json(get("")).get("lastSeq").longValue()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			400 | payload-malformed | 1   | ["a"]
			400 | client-id-invalid | 1   | {"clientId":7,"text":"a"}
			400 | text-missing      | 1   | {"clientId":"ID"}
			400 | text-missing      | 1   | {"clientId":"ID","text":7}
			422 | text-blank        | 1   | {"clientId":"ID","text":" "}
			422 | text-too-long     | 1   | {"clientId":"ID","text":"LONG"}
			400 | payload-malformed | 1   | {"clientId":"ID","text":"a","basedOn":"1"}
			400 | payload-malformed | 1   | {"clientId":"ID","text":"a","basedOn":0}
			409 | edit-conflict     | 1   | {"clientId":"ID","text":"a","basedOn":2}
			409 | epoch-changed     | 1   | {"clientId":"ID","text":"a","epoch":"another"}
			409 | epoch-changed     | 1   | {"clientId":"ID","text":"a","epoch":1}
			404 | message-unknown   | 2   | {"clientId":"ID","text":"a"}
			404 | message-unknown   | 9000000000000000000 | {"clientId":"ID","text":"a"}
			409 | client-id-taken   | 1   | {"clientId":"USED","text":"a"}
			""")
	void anEditThatIsNotPossibleIsRefusedInTheSameWayOverHttpAndStomp(int status, String code, String seq,
			String body) {
		String used = Posts.json(get("/messages")).at("/messages/0/clientId").stringValue();
		String whole = body.replace("LONG", "a".repeat(4_001)).replace("ID", ID).replace("USED", used);
		HttpResponse<String> answer = patch(seq, whole);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo(code);
		change(whole.replace("{", "{\"kind\":\"edit\",\"seq\":" + seq + ","));
		assertThat(this.socket.refusal().get("code").stringValue()).isEqualTo(code);
		assertThat(Posts.json(get("")).get("lastSeq").longValue()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			payload-malformed | []
			client-id-invalid | {"kind":"delete","seq":1}
			kind-unknown      | {"clientId":"%s","seq":1}
			kind-unknown      | {"clientId":"%s","kind":"polish","seq":1}
			seq-invalid       | {"clientId":"%s","kind":"delete"}
			seq-invalid       | {"clientId":"%s","kind":"delete","seq":"1"}
			seq-invalid       | {"clientId":"%s","kind":"delete","seq":1.5}
			seq-invalid       | {"clientId":"%s","kind":"delete","seq":0}
			seq-invalid       | {"clientId":"%s","kind":"edit","text":"a","seq":99999999999999999999}
			message-unknown   | {"clientId":"%s","kind":"delete","seq":2}
			epoch-changed     | {"clientId":"%s","kind":"delete","seq":1,"epoch":"another"}
			""")
	void aFrameThatIsNoChangeIsRefused(String code, String body) {
		change(body);
		assertThat(this.socket.refusal().get("code").stringValue()).isEqualTo(code);
		assertThat(Posts.json(get("")).get("lastSeq").longValue()).isEqualTo(1);
	}

	@Test
	void anotherAccountAndADeletedMessageAreRefused() {
		Guest other = this.maru.guest();
		assertThat(code(patch(other, "1", "{\"text\":\"a\"}"))).isEqualTo("not-author");
		remove();
		assertThat(code(patch("1", "{\"text\":\"a\"}"))).isEqualTo("message-deleted");
		assertThat(code(patch(this.room + "-1", "{\"text\":\"a\"}"))).isEqualTo("message-deleted");
		assertThat(Posts.json(get("")).get("lastSeq").longValue()).isEqualTo(2);
	}

	@Test
	void anArchivedRoomTakesNoChanges() {
		Guest owner = Members.member(this.maru);
		this.room = Members.room(this.maru, owner, "Shut " + owner.name().substring(6), "public");
		this.author = owner;
		this.socket = this.maru.socket(Transport.NATIVE, owner);
		this.socket.post(this.room, "stays");
		this.maru.http()
			.putJson("/api/rooms/" + this.room + "/archived", "{\"archived\":true}", "Authorization", owner.bearer());
		assertThat(code(patch("1", "{\"text\":\"a\"}"))).isEqualTo("room-archived");
		assertThat(code(
				this.maru.http().delete("/api/rooms/" + this.room + "/messages/1", "Authorization", owner.bearer())))
			.isEqualTo("room-archived");
		change("{\"clientId\":\"%s\",\"kind\":\"delete\",\"seq\":1}");
		assertThat(this.socket.refusal().get("code").stringValue()).isEqualTo("room-archived");
		assertThat(get("/messages")).contains("stays");
	}

	@Test
	void everyVersionCanBeReadUntilTheMessageIsDeleted() {
		assertThat(texts()).containsExactly("1 the first text");
		edit(Posts.clientId(), "the second text");
		edit(Posts.clientId(), "the third text");
		assertThat(texts()).containsExactly("1 the first text", "2 the second text", "3 the third text");
		change("{\"clientId\":\"%s\",\"kind\":\"delete\",\"seq\":1}");
		this.socket.receipt("c");
		change("{\"clientId\":\"%s\",\"kind\":\"delete\",\"seq\":1}");
		this.socket.receipt("c");
		assertThat(texts()).isEmpty();
		assertThat(Posts.json(get("")).get("lastSeq").longValue()).isEqualTo(4);
		assertThat(get("/events?after=0") + get("/messages")).doesNotContain(" text");
		assertThat(this.jdbc.sql("select coalesce(text, '') from event where room_id = ?")
			.param(this.room)
			.query(String.class)
			.list()).hasSize(4).containsOnly("");
	}

	@ParameterizedTest
	@EnumSource
	void whoIsAwayDoesNotGetTheTextOfADeletedVersion(Transport transport) {
		StompSocket reader = this.maru.socket(transport, this.maru.guest());
		reader.subscribe("s", "/topic/chat." + this.room, "after:0");
		edit(Posts.clientId(), "the second text");
		remove();
		reader.next((frame) -> frame.body().contains("\"deleted\""));
		StompSocket back = this.maru.socket(transport, this.author);
		back.subscribe("s", "/topic/chat." + this.room, "after:0");
		List<JsonNode> events = List.of(back.event("s"), back.event("s"), back.event("s"));
		assertThat(events).extracting((event) -> event.get("type").stringValue())
			.containsExactly("posted", "edited", "deleted");
		assertThat(events).allSatisfy((event) -> {
			assertThat(Posts.text(event)).isEmpty();
			assertThat(event.get("message").has("version")).isFalse();
		});
	}

	private List<String> texts() {
		return Posts.json(get("/messages/1/versions"))
			.get("versions")
			.valueStream()
			.map((version) -> version.get("version").intValue() + " " + version.get("text").stringValue())
			.toList();
	}

	private static String code(HttpResponse<String> answer) {
		return Posts.json(answer.body()).path("code").asString("");
	}

	private HttpResponse<String> edit(String clientId, String text) {
		return patch("1", Posts.body(clientId, text));
	}

	private HttpResponse<String> patch(String message, String body) {
		return patch(this.author, message, body);
	}

	private HttpResponse<String> patch(Guest by, String message, String body) {
		return this.maru.http()
			.send("PATCH", "/api/rooms/" + this.room + "/messages/" + message, body, "Authorization", by.bearer(),
					"Content-Type", "application/json");
	}

	private void remove() {
		assertThat(this.maru.http()
			.delete("/api/rooms/" + this.room + "/messages/1", "Authorization", this.author.bearer())
			.statusCode()).isEqualTo(204);
	}

	/** A change over STOMP; {@code %s} is always the same clientId. */
	private void change(String body) {
		this.socket.send("SEND", body.replace("%s", ID), "destination:/app/changes." + this.room, "receipt:c");
	}

	private String get(String path) {
		return this.maru.http().get("/api/rooms/" + this.room + path, "Authorization", this.author.bearer()).body();
	}

}
