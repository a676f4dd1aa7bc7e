package chat.maru.message;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import chat.maru.room.Room;
import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@MaruTest
class PostApiTests {

	private static final String JSON = "application/json";

	private static final String FORM = "application/x-www-form-urlencoded";

	@Autowired
	private Maru maru;

	private Guest author;

	private String room;

	@BeforeEach
	void begin() {
		this.author = this.maru.guest();
		this.room = this.maru.room();
	}

	@Test
	void aPostIsAnsweredWithTheCommittedMessageAndReachesSubscribers() {
		StompSocket reader = this.maru.socket(Transport.NATIVE, this.maru.guest());
		reader.subscribe("s", "/topic/chat." + this.room);
		String clientId = Posts.clientId();
		HttpResponse<String> answer = post(Posts.body(clientId, "hello"), JSON);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		JsonNode message = Posts.json(answer.body()).get("message");
		assertThat(message.get("clientId").stringValue()).isEqualTo(clientId);
		assertThat(message.get("id").stringValue()).isEqualTo(this.room + "-1");
		assertThat(reader.event("s").get("message")).isEqualTo(message);
		assertThat(Posts.json(get("/messages")).get("messages").get(0)).isEqualTo(message);
	}

	@Test
	void theSameClientIdIsTheSameMessageOverHttpAndStomp() {
		String clientId = Posts.clientId();
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.author);
		socket.send("SEND", Posts.body(clientId, "over STOMP"), "destination:/app/chat." + this.room, "receipt:r");
		socket.receipt("r");
		HttpResponse<String> again = post(Posts.body(clientId.toUpperCase(Locale.ROOT), "over HTTP"), JSON);
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(text(again)).isEqualTo("over STOMP");
		assertThat(Posts.json(get("/events?after=0")).get("lastSeq").longValue()).isEqualTo(1);
	}

	@Test
	void amongPostsAtTheSameTimeOneIsCreated() {
		String body = Posts.body("once");
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> post(body, JSON).statusCode()))
			.toList();
		assertThat(answers).extracting(CompletableFuture::join).containsOnlyOnce(201).containsOnly(200, 201);
	}

	@Test
	void aDeletedMessageThatIsSentAgainIsStillDeleted() {
		String body = Posts.body("gone");
		post(body, JSON);
		this.maru.http()
			.delete("/api/rooms/" + this.room + "/messages/" + this.room + "-1", "Authorization", this.author.bearer());
		HttpResponse<String> again = post(body, JSON);
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(Posts.json(again.body()).get("message").has("deletedAt")).isTrue();
		assertThat(text(again)).isEmpty();
	}

	@Test
	void withoutAClientIdTheServerMakesOne() {
		for (String body : List.of("{\"text\":\"a\"}", "{\"clientId\":null,\"text\":\"a\",\"unknown\":[1]}")) {
			HttpResponse<String> answer = post(body, JSON);
			assertThat(answer.statusCode()).isEqualTo(201);
			assertThat(Posts.json(answer.body()).at("/message/clientId").stringValue()).hasSize(36);
		}
	}

	@ParameterizedTest
	@CsvSource({ "text/plain", "text/plain;charset=utf-8", FORM, "application/x-www-form-urlencoded;charset=UTF-8" })
	void aTextIsPostedAsItIs(String type) {
		String text = "안녕 a+b %20 & c=d\n\"e\" 🎉";
		HttpResponse<String> answer = post(text, type);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(text(answer)).isEqualTo(text);
	}

	@Test
	void aTextIsReadInItsCharset() {
		assertThat(text(post("text/plain;charset=utf-16be", new byte[] { (byte) 0xb9, (byte) 0xc8 }))).isEqualTo("마");
		refused(400, "payload-malformed", post("text/plain", new byte[] { 'a', (byte) 0xff }));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			400 | payload-malformed | application/json  |
			400 | payload-malformed | application/json  | {"text":
			400 | payload-malformed | application/json  | ["a"]
			400 | client-id-invalid | application/json  | {"clientId":7,"text":"a"}
			400 | client-id-invalid | application/json  | {"clientId":"7","text":"a"}
			400 | text-missing      | application/json  | {"clientId":"0b8f7f1e-93b5-4b9f-9a55-0d4f2a1c6e77"}
			400 | text-missing      | application/json  | {"text":{"a":1}}
			422 | text-blank        | application/json  | {"text":" "}
			422 | text-blank        | text/plain        |
			422 | text-blank        | application/x-www-form-urlencoded |
			415 |                   | application/xml   | <a/>
			415 |                   | nonsense          | a
			""")
	void aBodyThatIsNoMessageIsRefused(int status, String code, String type, String body) {
		refused(status, code, post((body != null) ? body : "", type));
		assertThat(Posts.json(get("/events?after=0")).get("lastSeq").longValue()).isZero();
	}

	@Test
	void tooLongTextsAndTooLargeBodiesAreRefused() {
		refused(422, "text-too-long", post("a".repeat(4_001), "text/plain"));
		// Only the head is sent: a client that is still sending can miss the answer.
		assertThat(this.maru.rawSocket()
			.send("POST /api/rooms/" + this.room + "/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
					+ this.author.bearer() + "\r\nContent-Type: text/plain\r\nContent-Length: " + (2 << 20)
					+ "\r\n\r\n")
			.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
	}

	@Test
	void theGateIsAsked() {
		refused(404, "room-unknown", postIn("nowhere", "a", "text/plain"));
		Guest owner = Members.member(this.maru);
		String archived = Members.room(this.maru, owner, "Put away " + owner.name().substring(6), "public");
		this.maru.http()
			.putJson("/api/rooms/" + archived + "/archived", "{\"archived\":true}", "Authorization", owner.bearer());
		this.author = owner;
		refused(409, "room-archived", postIn(archived, "a", "text/plain"));
		refused(409, "client-id-taken", taken());
	}

	private HttpResponse<String> taken() {
		String body = Posts.body("here");
		post(body, JSON);
		return postIn(this.maru.room(), body, JSON);
	}

	@Test
	void aBrowserShowsItsCsrfToken() {
		Browser browser = this.maru.browser();
		browser.join("Reader " + Posts.clientId().substring(0, 8));
		String path = "/api/rooms/" + Room.LOBBY + "/messages";
		String csrf = browser.csrf();
		assertThat(browser.fetch(path, "a", "Content-Type", "text/plain").statusCode()).isEqualTo(403);
		assertThat(browser.fetch(path, "a=b", "Content-Type", FORM, "X-CSRF-TOKEN", csrf).statusCode()).isEqualTo(201);
		assertThat(this.maru.http().post(path, "a", "Content-Type", "text/plain").statusCode()).isEqualTo(403);
	}

	private static void refused(int status, String code, HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(Posts.json(answer.body()).path("code").asString("")).isEqualTo((code != null) ? code : "");
	}

	private static String text(HttpResponse<String> answer) {
		return Posts.json(answer.body()).at("/message/text").stringValue();
	}

	private HttpResponse<String> post(String body, String type) {
		return postIn(this.room, body, type);
	}

	private HttpResponse<String> post(String type, byte[] body) {
		return this.maru.http()
			.postBytes("/api/rooms/" + this.room + "/messages", body, "Authorization", this.author.bearer(),
					"Content-Type", type);
	}

	private HttpResponse<String> postIn(String where, String body, String type) {
		return this.maru.http()
			.post("/api/rooms/" + where + "/messages", body, "Authorization", this.author.bearer(), "Content-Type",
					type);
	}

	private String get(String path) {
		return this.maru.http().get("/api/rooms/" + this.room + path, "Authorization", this.author.bearer()).body();
	}

}
