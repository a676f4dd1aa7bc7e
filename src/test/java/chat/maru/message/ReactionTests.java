package chat.maru.message;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** People react to messages with emoji, and everyone has the same counts. */
@MaruTest
class ReactionTests {

	private static final String ID = "2d9f7f1e-93b5-4b9f-9a55-0d4f2a1c6e77";

	/** Different emoji, of which a message takes 20. */
	private static final List<String> EMOJI = List.of("😀", "😃", "😄", "😁", "😆", "😅", "🤣", "😂", "🙂", "🙃", "🫠",
			"😉", "😊", "😇", "🥰", "😍", "🤩", "😘", "😗", "😚", "😙");

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
		this.socket.post(this.room, "a message");
	}

	@ParameterizedTest
	@EnumSource
	void readersGetReactions(Transport transport) {
		StompSocket reader = this.maru.socket(transport, this.maru.guest());
		reader.subscribe("s", "/topic/chat." + this.room, "after:1");
		change("{\"clientId\":\"%s\",\"kind\":\"react\",\"seq\":1,\"emoji\":\"👍🏽\"}");
		this.socket.receipt("c");
		JsonNode event = reader.event("s");
		assertThat(event.get("type").stringValue()).isEqualTo("reacted");
		assertThat(event.get("messageSeq").longValue()).isEqualTo(1);
		assertThat(event.get("emoji").stringValue()).isEqualTo("👍");
		assertThat(event.get("count").intValue()).isEqualTo(1);
		assertThat(event.at("/added/0").stringValue()).isEqualTo(this.author.id());
		assertThat(event.get("removed")).isEmpty();
		Guest other = this.maru.guest();
		assertThat(put(other, "👍").statusCode()).isEqualTo(204);
		reader.event("s");
		assertThat(reactions()).containsExactly("👍 2 [" + this.author.id() + ", " + other.id() + "]");
		change("{\"clientId\":\"" + Posts.clientId() + "\",\"kind\":\"unreact\",\"seq\":1,\"emoji\":\"👍\"}");
		this.socket.receipt("c");
		JsonNode removed = reader.event("s");
		assertThat(removed.get("count").intValue()).isEqualTo(1);
		assertThat(removed.at("/removed/0").stringValue()).isEqualTo(this.author.id());
		assertThat(reactions()).containsExactly("👍 1 [" + other.id() + "]");
		assertThat(delete(other, "👍").statusCode()).isEqualTo(204);
		assertThat(reactions()).isEmpty();
		JsonNode events = Posts.json(get("/events?after=1")).get("events");
		assertThat(events).hasSize(4);
		assertThat(List.of(event, removed)).containsExactly(events.get(0), events.get(2));
		assertThat(get("/events?after=0")).doesNotContain("\"reactions\"");
	}

	@Test
	void doingItAgainChangesNothing() {
		for (int i = 0; i < 2; i++) {
			assertThat(put(this.author, "👍").statusCode()).isEqualTo(204);
			assertThat(put(this.author, "👍🏿").statusCode()).isEqualTo(204);
		}
		assertThat(lastSeq()).isEqualTo(2);
		for (int i = 0; i < 2; i++) {
			assertThat(delete(this.author, "👍").statusCode()).isEqualTo(204);
		}
		assertThat(lastSeq()).isEqualTo(3);
	}

	@Test
	void aReactionThatIsSentAgainLateDoesNotComeBack() {
		String react = "{\"clientId\":\"%s\",\"kind\":\"react\",\"seq\":1,\"emoji\":\"👍\"}";
		change(react);
		this.socket.receipt("c");
		assertThat(delete(this.author, "👍").statusCode()).isEqualTo(204);
		change(react);
		this.socket.receipt("c");
		assertThat(reactions()).isEmpty();
		assertThat(lastSeq()).isEqualTo(3);
		change(react.replace("👍", "👎"));
		assertThat(this.socket.refusal().get("code").stringValue()).isEqualTo("client-id-taken");
		change(react.replace("\"react\"", "\"unreact\""));
		assertThat(this.socket.refusal().get("code").stringValue()).isEqualTo("client-id-taken");
		String posts = Posts.clientId();
		this.maru.http()
			.postJson("/api/rooms/" + this.room + "/messages", Posts.body(posts, "another"), "Authorization",
					this.author.bearer());
		change(react.replace("%s", posts));
		assertThat(this.socket.refusal().get("code").stringValue()).isEqualTo("client-id-taken");
	}

	@Test
	void manyAtOnceAreFewEventsAndCountRight() {
		List<Guest> people = IntStream.range(0, 24).mapToObj((i) -> this.maru.guest()).toList();
		List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
		people.forEach((person) -> answers.add(CompletableFuture.supplyAsync(() -> put(person, "🎉"))));
		assertThat(answers.stream().map(CompletableFuture::join)).extracting(HttpResponse::statusCode)
			.containsOnly(204);
		JsonNode all = Posts.json(get("/messages")).at("/messages/0/reactions/0");
		assertThat(all.get("count").intValue()).isEqualTo(24);
		assertThat(all.get("people")).hasSize(20);
		JsonNode events = Posts.json(get("/events?after=1&limit=200")).get("events");
		assertThat(events.valueStream().flatMap((event) -> event.get("added").valueStream()).map(JsonNode::stringValue))
			.containsExactlyInAnyOrderElementsOf(people.stream().map(Guest::id).toList());
		assertThat(events.get(events.size() - 1).get("count").intValue()).isEqualTo(24);
		List<String> listed = new ArrayList<>();
		JsonNode page;
		String after = "";
		do {
			page = Posts.json(get("/messages/1/reactions/" + encoded("🎉") + "?limit=10" + after));
			page.get("people").forEach((person) -> listed.add(person.get("id").stringValue()));
			after = "&after=" + listed.get(listed.size() - 1);
		}
		while (page.get("more").booleanValue());
		assertThat(listed).containsExactlyElementsOf(people.stream().map(Guest::id).sorted().toList());
		Guest last = people.get(23);
		assertThat(own(last, "from=1&to=9")).isEqualTo("{\"reactions\":[{\"seq\":1,\"emoji\":\"🎉\"}]}");
		assertThat(own(last, "from=2&to=9")).isEqualTo("{\"reactions\":[]}");
		assertThat(own(this.author, "from=1&to=9")).isEqualTo("{\"reactions\":[]}");
	}

	@Test
	void aMessageTakesTwentyEmojiAndTenOfOnePerson() {
		EMOJI.subList(0, 10).forEach((emoji) -> assertThat(put(this.author, emoji).statusCode()).isEqualTo(204));
		assertThat(code(put(this.author, EMOJI.get(10)))).isEqualTo("too-many-reactions");
		Guest second = this.maru.guest();
		EMOJI.subList(10, 20).forEach((emoji) -> assertThat(put(second, emoji).statusCode()).isEqualTo(204));
		Guest third = this.maru.guest();
		assertThat(put(third, EMOJI.get(0)).statusCode()).isEqualTo(204);
		HttpResponse<String> refused = put(third, EMOJI.get(20));
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(code(refused)).isEqualTo("too-many-reactions");
		assertThat(delete(second, EMOJI.get(19)).statusCode()).isEqualTo(204);
		assertThat(put(third, EMOJI.get(20)).statusCode()).isEqualTo(204);
	}

	@Test
	void nothingIsUnreadByAReaction() {
		Guest other = this.maru.guest();
		this.maru.http()
			.send("PUT", "/api/rooms/" + this.room + "/read", "{\"seq\":1}", "Authorization", other.bearer(),
					"Content-Type", "application/json");
		put(this.author, "👍");
		String room = this.maru.http().get("/api/rooms/" + this.room, "Authorization", other.bearer()).body();
		assertThat(Posts.json(room).get("unread").intValue()).isZero();
		assertThat(Posts.json(room).get("lastSeq").intValue()).isEqualTo(2);
	}

	@Test
	void aDeletedMessageHasNoReactions() {
		String react = "{\"clientId\":\"%s\",\"kind\":\"react\",\"seq\":1,\"emoji\":\"👍\"}";
		change(react);
		this.socket.receipt("c");
		this.maru.http().delete("/api/rooms/" + this.room + "/messages/1", "Authorization", this.author.bearer());
		assertThat(reactions()).isEmpty();
		assertThat(get("/events?after=0")).contains("\"reacted\"").doesNotContain("👍");
		assertThat(rows("reaction") + rows("reaction_change")).isZero();
		assertThat(code(put(this.author, "👍"))).isEqualTo("message-deleted");
		assertThat(delete(this.author, "👍").statusCode()).isEqualTo(204);
		StompSocket back = this.maru.socket(Transport.NATIVE, this.author);
		back.subscribe("s", "/topic/chat." + this.room, "after:0");
		assertThat(Stream.of(back.event("s"), back.event("s"), back.event("s")))
			.extracting((event) -> event.get("type").stringValue())
			.containsExactly("posted", "reacted", "deleted");
	}

	@Test
	void anEditKeepsTheReactions() {
		put(this.author, "👍");
		HttpResponse<String> edited = this.maru.http()
			.send("PATCH", "/api/rooms/" + this.room + "/messages/1", Posts.body("edited"), "Authorization",
					this.author.bearer(), "Content-Type", "application/json");
		assertThat(edited.statusCode()).isEqualTo(200);
		assertThat(get("/events?after=0")).contains("\"edited\"").doesNotContain("\"reactions\"");
		assertThat(reactions()).containsExactly("👍 1 [" + this.author.id() + "]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"kind":"react","seq":1,"emoji":"👍"}                            | client-id-invalid
			{"clientId":"%s","kind":"react","emoji":"👍"}                    | seq-invalid
			{"clientId":"%s","kind":"react","seq":0,"emoji":"👍"}            | seq-invalid
			{"clientId":"%s","kind":"react","seq":"1","emoji":"👍"}          | seq-invalid
			{"clientId":"%s","kind":"react","seq":99,"emoji":"👍"}           | message-unknown
			{"clientId":"%s","kind":"react","seq":1}                         | emoji-invalid
			{"clientId":"%s","kind":"react","seq":1,"emoji":1}               | emoji-invalid
			{"clientId":"%s","kind":"react","seq":1,"emoji":""}              | emoji-invalid
			{"clientId":"%s","kind":"react","seq":1,"emoji":"no"}            | emoji-invalid
			{"clientId":"%s","kind":"react","seq":1,"emoji":"👍👍"}          | emoji-invalid
			{"clientId":"%s","kind":"unreact","seq":1,"emoji":"<script>"}    | emoji-invalid
			{"clientId":"%s","kind":"react","seq":1,"emoji":"👍","epoch":"x"} | epoch-changed
			{"clientId":"%s","kind":"reacts","seq":1,"emoji":"👍"}           | kind-unknown
			""")
	void badInputIsRefused(String body, String code) {
		change(body);
		assertThat(this.socket.refusal().get("code").stringValue()).isEqualTo(code);
		assertThat(lastSeq()).isEqualTo(1);
	}

	@Test
	void badRequestsAreRefused() {
		assertThat(code(put(this.author, "no"))).isEqualTo("emoji-invalid");
		assertThat(code(request("PUT", this.author, "x", "👍", ""))).isEqualTo("message-unknown");
		assertThat(code(request("PUT", this.author, "99", "👍", ""))).isEqualTo("message-unknown");
		assertThat(code(request("PUT", this.author, "1", "👍", "?clientId=no"))).isEqualTo("client-id-invalid");
		assertThat(code(request("PUT", this.author, "1", "👍", "?epoch=no"))).isEqualTo("epoch-changed");
		assertThat(code(request("GET", this.author, "1", "no", ""))).isEqualTo("emoji-invalid");
		assertThat(request("GET", this.author, "1", "👍", "?limit=101").statusCode()).isEqualTo(400);
		assertThat(request("PUT", this.author, this.room + "-1", "👍", "?clientId=" + ID).statusCode()).isEqualTo(204);
		assertThat(request("GET", this.author, "1", "❤", "").body()).isEqualTo("{\"people\":[],\"more\":false}");
		assertThat(own(this.author, "from=0&to=1")).contains("400");
	}

	private List<String> reactions() {
		return Posts.json(get("/messages"))
			.at("/messages/0")
			.path("reactions")
			.valueStream()
			.map((one) -> one.get("emoji").stringValue() + " " + one.get("count").intValue() + " "
					+ one.get("people").valueStream().map(JsonNode::stringValue).toList())
			.toList();
	}

	private long lastSeq() {
		return Posts.json(get("")).get("lastSeq").longValue();
	}

	private int rows(String table) {
		return this.jdbc.sql("select count(*) from " + table + " where room_id = ?")
			.param(this.room)
			.query(Integer.class)
			.single();
	}

	private static String code(HttpResponse<String> answer) {
		return Posts.json(answer.body()).path("code").asString("");
	}

	private HttpResponse<String> put(Guest by, String emoji) {
		return request("PUT", by, "1", emoji, "");
	}

	private HttpResponse<String> delete(Guest by, String emoji) {
		return request("DELETE", by, "1", emoji, "");
	}

	private HttpResponse<String> request(String method, Guest by, String message, String emoji, String query) {
		return this.maru.http()
			.send(method, "/api/rooms/" + this.room + "/messages/" + message + "/reactions/" + encoded(emoji) + query,
					"", "Authorization", by.bearer());
	}

	private static String encoded(String emoji) {
		return URLEncoder.encode(emoji, StandardCharsets.UTF_8);
	}

	private String own(Guest by, String range) {
		return this.maru.http()
			.get("/api/rooms/" + this.room + "/messages/reactions/mine?" + range, "Authorization", by.bearer())
			.body();
	}

	/** A change over STOMP; {@code %s} is always the same clientId. */
	private void change(String body) {
		this.socket.send("SEND", body.replace("%s", ID), "destination:/app/changes." + this.room, "receipt:c");
	}

	private String get(String path) {
		return this.maru.http().get("/api/rooms/" + this.room + path, "Authorization", this.author.bearer()).body();
	}

}
