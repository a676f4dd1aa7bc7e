package chat.maru.message;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.LongStream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message and its replies are a thread, and pages of history say how many there are.
 */
@MaruTest
class ThreadTests {

	@Autowired
	private Maru maru;

	private Guest minji;

	private Guest ben;

	private String room;

	@BeforeEach
	void begin() {
		this.minji = this.maru.guest();
		this.ben = this.maru.guest();
		this.room = this.maru.room();
		post(this.minji, "the root", null);
	}

	@Test
	void aPageSaysHowManyRepliesItsMessagesHaveAndFromWhom() {
		assertThat(Posts.json(get("/messages")).has("threads")).isFalse();
		post(this.minji, "one", 1L);
		post(this.ben, "two", 2L);
		post(this.minji, "three", 1L);
		post(this.minji, "no reply", null);
		for (String page : List.of("/messages", "/messages?around=1&limit=1", "/messages?before=2", "/events?after=0",
				"/events?after=0&limit=1")) {
			JsonNode threads = Posts.json(get(page)).get("threads");
			assertThat(threads).as(page).hasSize(1);
			assertThat(threads.at("/0/root").longValue()).isEqualTo(1);
			assertThat(threads.at("/0/replies").intValue()).isEqualTo(3);
			assertThat(threads.at("/0/authors").valueStream().map((author) -> author.get("name").stringValue()))
				.containsExactly(this.minji.name(), this.ben.name());
		}
		assertThat(Posts.json(get("/messages?after=1")).has("threads")).isFalse();
		remove(3);
		JsonNode thread = Posts.json(get("/messages")).at("/threads/0");
		assertThat(thread.get("replies").intValue()).isEqualTo(2);
		assertThat(thread.get("authors")).hasSize(1);
		remove(3);
		remove(2);
		remove(4);
		assertThat(Posts.json(get("/messages")).has("threads")).isFalse();
	}

	@Test
	void aThreadIsReadInPagesFromTheNewestReply() {
		LongStream.rangeClosed(1, 5).forEach((i) -> post(this.ben, "reply " + i, i));
		post(this.ben, "no reply", null);
		JsonNode thread = Posts.json(get("/threads/1?limit=3"));
		assertThat(thread.at("/root/text").stringValue()).isEqualTo("the root");
		assertThat(seqs(thread)).containsExactly(4L, 5L, 6L);
		assertThat(thread.get("more").booleanValue()).isTrue();
		assertThat(thread.at("/answered/0/text").stringValue()).isEqualTo("reply 2");
		assertThat(thread.get("lastSeq").longValue()).isEqualTo(7);
		JsonNode earlier = Posts.json(get("/threads/1?limit=3&before=4&epoch=" + thread.get("epoch").stringValue()));
		assertThat(seqs(earlier)).containsExactly(2L, 3L);
		assertThat(earlier.get("more").booleanValue()).isFalse();
		assertThat(seqs(Posts.json(get("/threads/4")))).as("of a reply").containsExactly(2L, 3L, 4L, 5L, 6L);
		assertThat(seqs(Posts.json(get("/threads/7")))).as("without replies").isEmpty();
		remove(1);
		remove(3);
		JsonNode left = Posts.json(get("/threads/" + this.room + "-1"));
		assertThat(left.at("/root/deletedAt").isString()).isTrue();
		assertThat(seqs(left)).containsExactly(2L, 3L, 4L, 5L, 6L);
		assertThat(left.at("/messages/1/text").stringValue()).isEmpty();
	}

	@Test
	void theTextsOfAThreadAreFormatted() {
		post(this.ben, "**bold**", 1L);
		assertThat(Posts.json(get("/threads/1")).at("/messages/0/html").asString(""))
			.isEqualTo(Posts.json(get("/messages?after=1")).at("/messages/0/html").stringValue())
			.contains("strong");
	}

	@Test
	void aThreadThatIsNotThereIsRefused() {
		remove(1);
		for (String message : List.of("9", "2", "x", "0", this.maru.room() + "-1")) {
			assertThat(code(get("/threads/" + message))).as(message).isEqualTo("message-unknown");
		}
		assertThat(code(get("/threads/1?epoch=another"))).isEqualTo("epoch-changed");
		assertThat(Posts.json(get("/threads/1?limit=201")).get("status").intValue()).isEqualTo(400);
		assertThat(Posts.json(get("/threads/1?before=0")).get("status").intValue()).isEqualTo(400);
	}

	private static List<Long> seqs(JsonNode thread) {
		return thread.get("messages").valueStream().map((message) -> message.get("seq").longValue()).toList();
	}

	private void post(Guest author, String text, @Nullable Long replyTo) {
		HttpResponse<String> answer = this.maru.http()
			.postJson("/api/rooms/" + this.room + "/messages",
					"{\"text\":\"" + text + "\",\"replyTo\":" + replyTo + "}", "Authorization", author.bearer());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
	}

	private void remove(long seq) {
		Guest author = Posts.json(get("/messages?around=" + seq + "&limit=1"))
			.at("/messages/0/author/name")
			.stringValue()
			.equals(this.minji.name()) ? this.minji : this.ben;
		assertThat(this.maru.http()
			.delete("/api/rooms/" + this.room + "/messages/" + seq, "Authorization", author.bearer())
			.statusCode()).isEqualTo(204);
	}

	private static String code(String body) {
		return Posts.json(body).path("code").asString("");
	}

	private String get(String path) {
		return this.maru.http().get("/api/rooms/" + this.room + path, "Authorization", this.minji.bearer()).body();
	}

}
