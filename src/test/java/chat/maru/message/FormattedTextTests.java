package chat.maru.message;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A message has HTML where its text is formatted, wherever it is read. */
@MaruTest
class FormattedTextTests {

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
	}

	@Test
	void aFormattedTextHasItsHtmlInEveryAnswer() {
		StompSocket live = this.maru.socket(Transport.NATIVE, this.maru.guest());
		live.subscribe("s", "/topic/chat." + this.room, "after:0");
		this.socket.post(this.room, "**a** <b>");
		JsonNode message = live.event("s").get("message");
		assertThat(message.get("text").stringValue()).isEqualTo("**a** <b>");
		assertThat(message.get("html").stringValue()).isEqualTo("<strong>a</strong> &lt;b&gt;");
		assertThat(get("/messages").at("/messages/0")).isEqualTo(message);
		assertThat(get("/messages?around=1").at("/messages/0")).isEqualTo(message);
		assertThat(get("/messages?after=0").at("/messages/0")).isEqualTo(message);
		assertThat(get("/events?after=0").at("/events/0/message")).isEqualTo(message);
		StompSocket later = this.maru.socket(Transport.NATIVE, this.maru.guest());
		later.subscribe("s", "/topic/chat." + this.room, "after:0");
		assertThat(later.event("s").get("message")).isEqualTo(message);
	}

	@Test
	void aPlainTextCostsNothing() {
		StompSocket live = this.maru.socket(Transport.NATIVE, this.maru.guest());
		live.subscribe("s", "/topic/chat." + this.room, "after:0");
		this.socket.post(this.room, "# plain <b> & 2*3*4");
		assertThat(live.event("s").get("message").has("html")).isFalse();
		assertThat(get("/messages").at("/messages/0").has("html")).isFalse();
	}

	@Test
	void anEditAndADeletionReplaceTheHtml() {
		StompSocket live = this.maru.socket(Transport.NATIVE, this.maru.guest());
		live.subscribe("s", "/topic/chat." + this.room, "after:0");
		this.socket.post(this.room, "**first**");
		live.event("s");
		assertThat(get("/messages").at("/messages/0/html").stringValue()).isEqualTo("<strong>first</strong>");
		change("edit", "\"text\":\"~~second~~\",");
		assertThat(live.event("s").at("/message/html").stringValue()).isEqualTo("<del>second</del>");
		assertThat(get("/messages").at("/messages/0/html").stringValue()).isEqualTo("<del>second</del>");
		assertThat(get("/events?after=0").at("/events/0/message/html").stringValue()).isEqualTo("<del>second</del>");
		change("delete", "");
		assertThat(live.event("s").get("message").has("html")).isFalse();
		assertThat(get("/messages").at("/messages/0").has("html")).isFalse();
	}

	@Test
	void theListOfRoomsShowsTheTextWithoutItsMarks() {
		this.socket.post(this.room, "**a** [b](https://example.com) `c`");
		Waiting.await().untilAsserted(() -> assertThat(get("").at("/last/excerpt").asString("")).isEqualTo("a b c"));
	}

	private void change(String kind, String more) {
		this.socket.send("SEND",
				"{\"kind\":\"" + kind + "\"," + more + "\"seq\":1,\"clientId\":\"" + Posts.clientId() + "\"}",
				"destination:/app/changes." + this.room);
	}

	private JsonNode get(String path) {
		return Posts
			.json(this.maru.http().get("/api/rooms/" + this.room + path, "Authorization", this.author.bearer()).body());
	}

}
