package chat.maru.message;

import java.net.http.HttpResponse;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A reply names the message that it replies to, and the server its thread. */
@MaruTest
class ReplyTests {

	private static final String ID = "0b8f7f1e-93b5-4b9f-9a55-0d4f2a1c6e77";

	@Autowired
	private Maru maru;

	private Guest author;

	private String room;

	private StompSocket socket;

	@BeforeEach
	void begin() {
		this.author = this.maru.guest();
		this.room = this.maru.room();
		this.socket = this.maru.socket(Transport.NATIVE, this.author);
		this.socket.post(this.room, "the root");
	}

	@ParameterizedTest
	@EnumSource
	void aReplyToAReplyStaysInTheThread(Transport transport) {
		StompSocket reader = this.maru.socket(transport, this.maru.guest());
		reader.subscribe("s", "/topic/chat." + this.room, "after:0");
		JsonNode root = reader.event("s").get("message");
		assertThat(root.has("replyTo") || root.has("thread")).isFalse();
		send("{\"clientId\":\"%s\",\"text\":\"over STOMP\",\"replyTo\":1}");
		this.socket.receipt("c");
		HttpResponse<String> answer = post("{\"text\":\"over HTTP\",\"replyTo\":2,\"epoch\":\"" + epoch() + "\"}");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		JsonNode first = reader.event("s").get("message");
		JsonNode second = reader.event("s").get("message");
		assertThat(first.get("replyTo").longValue()).isEqualTo(1);
		assertThat(first.get("thread").longValue()).isEqualTo(1);
		assertThat(second.get("replyTo").longValue()).isEqualTo(2);
		assertThat(second.get("thread").longValue()).isEqualTo(1);
		assertThat(Posts.json(answer.body()).get("message")).isEqualTo(second);
		assertThat(Posts.json(get("/messages")).get("messages")).containsExactly(root, first, second);
		assertThat(Posts.json(get("/events?after=0")).at("/events/2/message")).isEqualTo(second);
		StompSocket back = this.maru.socket(transport, this.author);
		back.subscribe("s", "/topic/chat." + this.room, "after:1");
		assertThat(back.event("s").get("message")).isEqualTo(first);
	}

	@Test
	void anEditAndADeletionLeaveTheReplyInItsThread() {
		reply("a reply", 1);
		this.maru.http()
			.send("PATCH", "/api/rooms/" + this.room + "/messages/2", "{\"text\":\"edited\"}", "Authorization",
					this.author.bearer(), "Content-Type", "application/json");
		JsonNode edited = Posts.json(get("/messages")).at("/messages/1");
		assertThat(edited.get("text").stringValue()).isEqualTo("edited");
		assertThat(edited.get("thread").longValue()).isEqualTo(1);
		remove(2);
		JsonNode deleted = Posts.json(get("/messages")).at("/messages/1");
		assertThat(deleted.has("deletedAt")).isTrue();
		assertThat(deleted.get("replyTo").longValue()).isEqualTo(1);
		reply("another", 1);
		assertThat(Posts.json(get("/messages")).at("/messages/2/thread").longValue()).isEqualTo(1);
	}

	@Test
	void aPageOfHistoryShowsWhatItsRepliesReplyToAsThatIsNow() {
		reply("a reply", 1);
		assertThat(Posts.json(get("/messages")).has("answered")).isFalse();
		JsonNode answered = Posts.json(get("/messages?limit=1")).get("answered");
		assertThat(answered).hasSize(1);
		assertThat(answered.at("/0/seq").longValue()).isEqualTo(1);
		assertThat(answered.at("/0/text").stringValue()).isEqualTo("the root");
		assertThat(answered.at("/0/author/name").stringValue()).isEqualTo(this.author.name());
		this.maru.http()
			.send("PATCH", "/api/rooms/" + this.room + "/messages/1", "{\"text\":\"long \\n" + "가".repeat(100) + "\"}",
					"Authorization", this.author.bearer(), "Content-Type", "application/json");
		for (String page : new String[] { "?limit=1", "?after=1", "?around=2&limit=1" }) {
			assertThat(Posts.json(get("/messages" + page)).at("/answered/0/text").stringValue())
				.isEqualTo("long " + "가".repeat(75) + "…");
		}
		remove(1);
		JsonNode gone = Posts.json(get("/messages?limit=1")).at("/answered/0");
		assertThat(gone.get("text").stringValue()).isEmpty();
		assertThat(gone.has("deletedAt")).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			400 | seq-invalid     | "1"
			400 | seq-invalid     | 0
			400 | seq-invalid     | -1
			400 | seq-invalid     | 1.5
			400 | seq-invalid     | 99999999999999999999
			400 | seq-invalid     | {"seq":1}
			404 | message-unknown | 9
			404 | message-unknown | 9000000000000000000
			409 | epoch-changed   | 1,"epoch":"another"
			409 | epoch-changed   | 1,"epoch":1
			409 | message-deleted | 2
			""")
	void aReplyToWhatIsNoMessageOfTheRoomIsRefused(int status, String code, String replyTo) {
		this.socket.post(this.room, "is deleted");
		remove(2);
		String body = "{\"clientId\":\"" + ID + "\",\"text\":\"a\",\"replyTo\":" + replyTo + "}";
		HttpResponse<String> answer = post(body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo(code);
		send(body);
		assertThat(this.socket.refusal().get("code").stringValue()).isEqualTo(code);
		assertThat(Posts.json(get("")).get("lastSeq").longValue()).isEqualTo(3);
	}

	@Test
	void anotherEventAndAnotherRoomAreRefused() {
		remove(1);
		assertThat(code(post("{\"text\":\"a\",\"replyTo\":2}"))).isEqualTo("message-unknown");
		String other = this.maru.room();
		assertThat(code(this.maru.http()
			.postJson("/api/rooms/" + other + "/messages", "{\"text\":\"a\",\"replyTo\":1}", "Authorization",
					this.author.bearer())))
			.isEqualTo("message-unknown");
	}

	@Test
	void aReplyThatIsSentAgainIsTheSameAlsoAfterTheDeletion() {
		String body = "{\"clientId\":\"" + ID + "\",\"text\":\"a reply\",\"replyTo\":1}";
		JsonNode message = Posts.json(post(body).body()).get("message");
		remove(1);
		HttpResponse<String> again = post(body);
		assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
		assertThat(Posts.json(again.body()).get("message")).isEqualTo(message);
		send(body);
		this.socket.receipt("c");
		assertThat(Posts.json(get("")).get("lastSeq").longValue()).isEqualTo(3);
	}

	private void reply(String text, long replyTo) {
		HttpResponse<String> answer = post("{\"text\":\"" + text + "\",\"replyTo\":" + replyTo + "}");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
	}

	private HttpResponse<String> post(String body) {
		return this.maru.http()
			.postJson("/api/rooms/" + this.room + "/messages", body, "Authorization", this.author.bearer());
	}

	private void send(String body) {
		this.socket.send("SEND", body.replace("%s", ID), "destination:/app/chat." + this.room, "receipt:c");
	}

	private void remove(long seq) {
		assertThat(this.maru.http()
			.delete("/api/rooms/" + this.room + "/messages/" + seq, "Authorization", this.author.bearer())
			.statusCode()).isEqualTo(204);
	}

	private String epoch() {
		return Posts.json(get("")).get("epoch").stringValue();
	}

	private static String code(HttpResponse<String> answer) {
		return Posts.json(answer.body()).path("code").asString("");
	}

	private String get(String path) {
		return this.maru.http().get("/api/rooms/" + this.room + path, "Authorization", this.author.bearer()).body();
	}

}
