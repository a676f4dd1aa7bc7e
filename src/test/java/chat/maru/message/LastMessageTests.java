package chat.maru.message;

import java.util.UUID;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A list of rooms has the last message of each. */
@MaruTest
class LastMessageTests {

	@Autowired
	private Maru maru;

	private Guest author;

	private String room;

	@BeforeEach
	void begin() {
		this.author = Members.member(this.maru);
		this.room = Members.room(this.maru, this.author, UUID.randomUUID().toString(), "private");
	}

	@Test
	void theNewestMessageThatIsNotDeletedIsListed() {
		assertThat(listed().has("last")).isFalse();
		JsonNode first = post("The first");
		awaitLast(first.get("seq").longValue());
		JsonNode second = post("The second,\n" + "long ".repeat(100));
		awaitLast(second.get("seq").longValue());
		JsonNode last = listed().get("last");
		assertThat(last.propertyNames()).containsExactlyInAnyOrder("seq", "author", "excerpt", "sentAt");
		assertThat(last.get("author")).isEqualTo(second.get("author"));
		assertThat(last.get("sentAt")).isEqualTo(second.get("sentAt"));
		assertThat(last.get("excerpt").stringValue()).startsWith("The second, long long").endsWith("…").hasSize(101);
		assertThat(json("/api/rooms/" + this.room).get("last")).isEqualTo(last);
		delete(second);
		assertThat(listed().path("last").toString()).doesNotContain("The second");
		awaitLast(first.get("seq").longValue());
		delete(first);
		assertThat(listed().has("last")).isFalse();
	}

	@Test
	void theAuthorHasTheirCurrentName() {
		awaitLast(post("Hello").get("seq").longValue());
		String name = "M" + UUID.randomUUID().toString().substring(0, 8);
		assertThat(this.maru.http()
			.putJson("/api/me/name", "{\"name\":\"" + name + "\"}", "Authorization", this.author.bearer())
			.statusCode()).isBetween(200, 204);
		assertThat(listed().at("/last/author/name").stringValue()).isEqualTo(name);
	}

	private void awaitLast(long seq) {
		Waiting.await().until(() -> listed().at("/last/seq").asLong(0) == seq);
	}

	private JsonNode listed() {
		return json("/api/rooms").valueStream()
			.filter((one) -> one.get("id").stringValue().equals(this.room))
			.findFirst()
			.orElseThrow();
	}

	private JsonNode json(String path) {
		return Posts.json(this.maru.http().get(path, "Authorization", this.author.bearer()).body());
	}

	private JsonNode post(String text) {
		return Posts
			.json(this.maru.http()
				.postJson("/api/rooms/" + this.room + "/messages", Posts.body(text), "Authorization",
						this.author.bearer())
				.body())
			.get("message");
	}

	private void delete(JsonNode message) {
		assertThat(this.maru.http()
			.delete("/api/rooms/" + this.room + "/messages/" + message.get("id").stringValue(), "Authorization",
					this.author.bearer())
			.statusCode()).isEqualTo(204);
	}

}
