package chat.maru.message;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An account gets the messages that mention it, of all rooms that it is in. */
@MaruTest
class MentionInboxTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Guest author;

	private Guest reader;

	private String garden;

	private String kitchen;

	@BeforeEach
	void begin() {
		this.author = Members.member(this.maru);
		this.reader = this.maru.guest();
		this.garden = room();
		this.kitchen = room();
	}

	@Test
	void theNewestMentionOfAllRoomsComesFirst() {
		post(this.garden, "one " + mention());
		long two = post(this.kitchen, "two");
		post(this.kitchen, "*three* " + mention() + mention());
		post(this.garden, "@" + this.author.name());
		assertThat(texts(inbox(""))).containsExactly("*three* " + mention() + mention(), "one " + mention());
		edit(this.kitchen, two, "two " + mention());
		JsonNode all = inbox("").get("mentions");
		assertThat(texts(inbox(""))).first().isEqualTo("two " + mention());
		assertThat(all.at("/0/room").stringValue()).isEqualTo(this.kitchen);
		assertThat(all.at("/0/seq").longValue()).isEqualTo(two + 2);
		assertThat(all.at("/0/message/seq").longValue()).isEqualTo(two);
		assertThat(all.at("/0/at").stringValue()).isEqualTo(all.at("/0/message/editedAt").stringValue());
		assertThat(all.at("/1/message/html").stringValue()).startsWith("<em>three</em>");
		assertThat(all.at("/1/message/mentions/0/id").stringValue()).isEqualTo(this.reader.id());
		assertThat(all.at("/2/at").stringValue()).isEqualTo(all.at("/2/message/sentAt").stringValue());
		assertThat(texts(inbox("", this.author))).isEmpty();
	}

	@Test
	void pagesContinueWithoutGapsAndRepetitions() {
		for (int i = 1; i <= 5; i++) {
			post((i % 2 == 0) ? this.garden : this.kitchen, i + " " + mention());
		}
		// Many mentions can be of the same millisecond.
		this.jdbc.sql("update mention set at = 7 where account_id = ?").param(this.reader.id()).update();
		JsonNode whole = inbox("");
		assertThat(whole.get("more").booleanValue()).isFalse();
		assertThat(whole.has("before")).isFalse();
		assertThat(whole.get("mentions").size()).isEqualTo(5);
		JsonNode first = inbox("?limit=2");
		assertThat(first.get("more").booleanValue()).isTrue();
		JsonNode second = inbox("?limit=2&before=" + first.get("before").stringValue());
		JsonNode last = inbox("?limit=2&before=" + second.get("before").stringValue());
		assertThat(last.get("more").booleanValue()).isFalse();
		assertThat(List.of(first, second, last)).flatExtracting(MentionInboxTests::texts)
			.containsExactlyElementsOf(texts(whole));
	}

	@Test
	void deletedMessagesAndThoseThatNoLongerMentionAreLeftOut() {
		long one = post(this.garden, "one " + mention());
		long two = post(this.garden, "two " + mention());
		post(this.garden, "three " + mention());
		assertThat(this.maru.http()
			.delete("/api/rooms/" + this.garden + "/messages/" + one, "Authorization", this.author.bearer())
			.statusCode()).isEqualTo(204);
		edit(this.garden, two, "nobody");
		assertThat(texts(inbox(""))).containsExactly("three " + mention());
	}

	@Test
	void theRoomsThatOneHasLeftAreLeftOut() {
		post(this.garden, "garden " + mention());
		post(this.kitchen, "kitchen " + mention());
		change(this.kitchen, "leave");
		assertThat(texts(inbox(""))).containsExactly("garden " + mention());
		change(this.kitchen, "join");
		assertThat(texts(inbox(""))).containsExactly("kitchen " + mention(), "garden " + mention());
	}

	@Test
	void aPageLooksAtABoundedNumberOfMentions() {
		post(this.garden, mention());
		change(this.kitchen, "leave");
		for (int i = 1; i <= 1_001; i++) {
			this.jdbc.sql(
					"insert into mention (room_id, message_seq, account_id, seq, at, present) values (?, ?, ?, ?, ?, 1)")
				.params(this.kitchen, 10 + i, this.reader.id(), 10 + i, Long.MAX_VALUE / 1_000_000 + i)
				.update();
		}
		JsonNode first = inbox("");
		assertThat(texts(first)).isEmpty();
		assertThat(first.get("more").booleanValue()).isTrue();
		assertThat(texts(inbox("?before=" + first.get("before").stringValue()))).containsExactly(mention());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "!", "word", "1 a", "1 a b", "1 \0 1", "1  99999999999999999999" })
	void anotherPlaceIsRefused(String place) {
		String written = Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
		assertThat(refused("before=" + written)).isEqualTo("400 before-invalid");
		assertThat(refused("before=%00")).isEqualTo("400 before-invalid");
		assertThat(refused("limit=51")).isEqualTo("400 ");
		assertThat(refused("limit=0")).isEqualTo("400 ");
	}

	private String refused(String query) {
		HttpResponse<String> answer = this.maru.http()
			.get("/api/mentions?" + query, "Authorization", this.reader.bearer());
		return answer.statusCode() + " " + Posts.json(answer.body()).path("code").asString("");
	}

	private String room() {
		String id = Members.room(this.maru, this.author, "Room " + UUID.randomUUID().toString().substring(0, 8),
				"public");
		change(id, "join");
		return id;
	}

	private void change(String room, String path) {
		assertThat(this.maru.http()
			.postJson("/api/rooms/" + room + "/" + path, "", "Authorization", this.reader.bearer())
			.statusCode()).isEqualTo(204);
	}

	private String mention() {
		return "@" + this.reader.name();
	}

	private long post(String room, String text) {
		return Posts
			.json(this.maru.http()
				.postJson("/api/rooms/" + room + "/messages", Posts.body(text), "Authorization", this.author.bearer())
				.body())
			.at("/message/seq")
			.longValue();
	}

	private void edit(String room, long seq, String text) {
		assertThat(this.maru.http()
			.patchJson("/api/rooms/" + room + "/messages/" + seq, Posts.body(text), "Authorization",
					this.author.bearer())
			.statusCode()).isEqualTo(200);
	}

	private JsonNode inbox(String query) {
		return inbox(query, this.reader);
	}

	private JsonNode inbox(String query, Guest guest) {
		return Posts.json(this.maru.http().get("/api/mentions" + query, "Authorization", guest.bearer()).body());
	}

	private static List<String> texts(JsonNode page) {
		return page.get("mentions").valueStream().map(Posts::text).toList();
	}

}
