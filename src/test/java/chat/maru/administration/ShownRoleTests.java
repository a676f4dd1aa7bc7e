package chat.maru.administration;

import java.util.UUID;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The roles of administrators and bots are shown wherever they write. */
@MaruTest
class ShownRoleTests {

	@Autowired
	private Maru maru;

	private Guest appointer;

	private Guest member;

	private String room;

	private StompSocket reader;

	@BeforeEach
	void begin() {
		this.appointer = this.maru.administrator();
		this.member = Members.member(this.maru);
		this.room = this.maru.room();
		this.reader = this.maru.socket(Transport.NATIVE, this.maru.guest());
		this.reader.subscribe("s", "/topic/chat." + this.room);
	}

	@Test
	void anAdministratorsRoleIsOnWhatTheyWriteWhileTheyHaveIt() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.member);
		socket.post(this.room, "as a member");
		assertThat(live()).isEmpty();
		assertThat(history(0)).isEmpty();
		change("administrator");
		socket.post(this.room, "as an administrator, over the same connection");
		assertThat(live()).isEqualTo("administrator");
		this.maru.socket(Transport.NATIVE, this.member).post(this.room, "over another, by the same token");
		assertThat(live()).isEqualTo("administrator");
		assertThat(history(0)).as("what was written before").isEqualTo("administrator");
		assertThat(log(1)).isEqualTo("administrator");
		change("member");
		socket.post(this.room, "as a member again");
		assertThat(live()).isEmpty();
		assertThat(history(1)).isEmpty();
		StompSocket later = this.maru.socket(Transport.NATIVE, this.maru.guest());
		later.subscribe("s", "/topic/chat." + this.room, "after:0");
		for (int i = 0; i < 4; i++) {
			assertThat(role(later.event("s").at("/message/author"))).isEmpty();
		}
	}

	@Test
	void aBotsRoleIsOnWhatItWrites() {
		String name = "Weather " + UUID.randomUUID().toString().substring(0, 8);
		JsonNode made = Posts.json(this.maru.http()
			.postJson("/api/admin/bots", "{\"name\":\"" + name + "\"}", "Authorization", this.appointer.bearer())
			.body());
		this.maru.socket(Transport.NATIVE, new Guest("any", name, made.get("token").stringValue()))
			.post(this.room, "beep");
		assertThat(live()).isEqualTo("bot");
		assertThat(history(0)).isEqualTo("bot");
		assertThat(log(0)).isEqualTo("bot");
	}

	@Test
	void anOnlineAccountIsAnnouncedAgainWithItsRole() {
		StompSocket watcher = this.maru.socket(Transport.NATIVE, this.maru.guest());
		watcher.subscribe("p", "/topic/presence");
		this.maru.socket(Transport.NATIVE, this.member);
		assertThat(role(joined(watcher))).isEmpty();
		change("administrator");
		assertThat(role(joined(watcher))).isEqualTo("administrator");
		change("member");
		assertThat(role(joined(watcher))).isEmpty();
	}

	private void change(String role) {
		assertThat(this.maru.http()
			.putJson("/api/admin/accounts/" + this.member.id() + "/role", "{\"role\":\"" + role + "\"}",
					"Authorization", this.appointer.bearer())
			.statusCode()).isEqualTo(204);
	}

	private JsonNode joined(StompSocket watcher) {
		while (true) {
			for (JsonNode person : watcher.event("p").get("joined")) {
				if (person.get("id").stringValue().equals(this.member.id())) {
					return person;
				}
			}
		}
	}

	private String live() {
		return role(this.reader.event("s").at("/message/author"));
	}

	private String history(int index) {
		return role(read("messages").at("/messages/" + index + "/author"));
	}

	private String log(int index) {
		return role(read("events?after=0").at("/events/" + index + "/message/author"));
	}

	private JsonNode read(String what) {
		return Posts.json(this.maru.http()
			.get("/api/rooms/" + this.room + "/" + what, "Authorization", this.member.bearer())
			.body());
	}

	private static String role(JsonNode person) {
		assertThat(person.get("name")).isNotNull();
		return person.path("role").asString("");
	}

}
