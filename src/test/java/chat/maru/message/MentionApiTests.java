package chat.maru.message;

import java.util.List;
import java.util.UUID;

import chat.maru.support.Guest;
import chat.maru.support.Http;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages name the people whom they mention, wherever they are read, and are counted for
 * them.
 */
@MaruTest
class MentionApiTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Guest author;

	private Guest reader;

	private String room;

	@BeforeEach
	void begin() {
		this.author = this.maru.guest();
		this.reader = this.maru.guest("정원 " + UUID.randomUUID().toString().substring(0, 8));
		this.room = this.maru.room();
	}

	@ParameterizedTest
	@EnumSource
	void readersGetTheMentions(Transport transport) {
		StompSocket socket = this.maru.socket(transport, this.reader);
		socket.subscribe("s", "/topic/chat." + this.room, "after:0");
		String answer = post("회의는@" + this.reader.name() + "님");
		JsonNode mention = Posts.json(answer).at("/message/mentions/0");
		assertThat(mention.toString()).isEqualTo("{\"id\":\"%s\",\"name\":\"%s\",\"at\":3,\"length\":%d}"
			.formatted(this.reader.id(), this.reader.name(), this.reader.name().length() + 1));
		assertThat(socket.event("s").at("/message/mentions/0")).isEqualTo(mention);
		JsonNode message = Posts.json(get(this.author, "/messages")).at("/messages/0");
		assertThat(message.at("/mentions/0")).isEqualTo(mention);
		assertThat(Posts.json(answer).get("message")).isEqualTo(message);
		assertThat(Posts.json(get(this.author, "/events?after=0")).at("/events/0/message")).isEqualTo(message);
		socket.post(this.room, "@nobody");
		assertThat(socket.event("s").at("/message").has("mentions")).isFalse();
	}

	@Test
	void aMentionHasThePresentName() {
		Guest member = Members.member(this.maru);
		post("@" + member.name() + "님");
		String name = "Renamed " + UUID.randomUUID().toString().substring(0, 8);
		this.jdbc.sql("update account set name = ?, name_key = ? where id = ?")
			.params(name, name.toLowerCase(), member.id())
			.update();
		JsonNode message = Posts.json(get(this.author, "/messages")).at("/messages/0");
		assertThat(message.at("/mentions/0/name").stringValue()).isEqualTo(name);
		assertThat(message.get("text").stringValue()).isEqualTo("@" + member.name() + "님");
		this.jdbc.sql("update account set role = 'deleted' where id = ?").param(member.id()).update();
		message = Posts.json(get(this.author, "/events?after=0")).at("/events/0/message");
		assertThat(message.at("/mentions/0/id").stringValue()).isEqualTo(member.id());
		assertThat(message.at("/mentions/0").has("name")).isFalse();
	}

	@Test
	void badMentionsAreRefusedOverHttpAndStomp() {
		assertThat(send("{\"text\":\"@a\",\"mentions\":[{}]}")).contains("\"code\":\"mentions-invalid\"");
		assertThat(send(Posts.body("@%s ".formatted(this.reader.name()).repeat(51))))
			.contains("\"code\":\"too-many-mentions\"");
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.author);
		socket.send("SEND", "{\"clientId\":\"%s\",\"text\":\"@a\",\"mentions\":7}".formatted(Posts.clientId()),
				"destination:/app/chat." + this.room);
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo("mentions-invalid");
		post("hello");
		socket.send("SEND",
				"{\"clientId\":\"%s\",\"kind\":\"edit\",\"seq\":1,\"text\":\"@a\",\"mentions\":[{\"id\":\"x\"}]}"
					.formatted(Posts.clientId()),
				"destination:/app/changes." + this.room);
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo("mentions-invalid");
		assertThat(Posts.json(get(this.author, "")).get("lastSeq").longValue()).isEqualTo(1);
	}

	@Test
	void unreadMentionsAreCounted() {
		String mention = "@" + this.reader.name();
		post("hello");
		post(mention + " " + mention);
		post(mention);
		// Of a room that everyone is in, only mentions count before it is read.
		assertThat(unread()).isEqualTo("0 2");
		read(2);
		assertThat(unread()).isEqualTo("1 1");
		put("/unread", 1);
		assertThat(unread()).isEqualTo("3 2");
		remove(2);
		assertThat(unread()).isEqualTo("2 1");
		read(4);
		assertThat(unread()).isEqualTo("0 0");
		assertThat(counted(this.author)).isZero();
	}

	@Test
	void anEditThatMentionsCountsOnce() {
		String mention = "@" + this.reader.name();
		post("hello");
		read(1);
		edit(1, "hello " + mention);
		assertThat(unread()).isEqualTo("0 1");
		assertThat(Posts.json(get(this.reader, "/messages")).at("/messages/0/mentions/0/at").intValue()).isEqualTo(6);
		read(2);
		edit(1, "hello " + mention + "!");
		assertThat(unread()).isEqualTo("0 0");
		edit(1, "hello");
		edit(1, mention);
		assertThat(unread()).isEqualTo("0 0");
		post(mention);
		edit(6, "nobody");
		assertThat(unread()).isEqualTo("1 0");
		assertThat(Posts.json(get(this.reader, "/messages")).at("/messages/1").has("mentions")).isFalse();
	}

	@Test
	void othersThanMembersAreMentionedByTheirIdAndNotCounted() {
		Guest owner = Members.member(this.maru);
		String own = Members.room(this.maru, owner, "Room " + UUID.randomUUID().toString().substring(0, 8), "private");
		String sent = "{\"text\":\"@%s\"%s}";
		String listed = ",\"mentions\":[{\"id\":\"%s\",\"at\":0,\"length\":3}]".formatted(this.reader.id());
		Http http = this.maru.http();
		assertThat(http
			.postJson("/api/rooms/" + own + "/messages", sent.formatted(this.reader.name(), ""), "Authorization",
					owner.bearer())
			.body()).doesNotContain("mentions");
		assertThat(http
			.postJson("/api/rooms/" + own + "/messages", sent.formatted(this.reader.name(), listed), "Authorization",
					owner.bearer())
			.body()).contains("\"name\":\"" + this.reader.name());
		assertThat(this.jdbc.sql("select count(*) from mention where account_id = ?")
			.param(this.reader.id())
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void nothingIsLeftOfTheMentionsOfADeletedMessage() {
		post("@" + this.reader.name());
		edit(1, "@" + this.reader.name() + " edited");
		remove(1);
		assertThat(this.jdbc.sql("select payload from event where room_id = ? and payload is not null")
			.param(this.room)
			.query(String.class)
			.list()).containsExactly("{\"version\":2}");
		assertThat(get(this.author, "/events?after=0")).doesNotContain(this.reader.id());
		assertThat(unread()).isEqualTo("0 0");
	}

	@Test
	void devicesAreTold() {
		StompSocket device = this.maru.socket(Transport.NATIVE, this.reader);
		device.subscribe("me", "/user/queue/events");
		post("@" + this.reader.name());
		assertThat(moved(device, 1)).isEqualTo("0 1");
		edit(1, "nobody");
		assertThat(moved(device, 2)).isEqualTo("0 0");
		edit(1, "@" + this.reader.name() + "!");
		assertThat(moved(device, 3)).isEqualTo("0 1");
		read(3);
		post("another");
		assertThat(moved(device, 4)).isEqualTo("1 0");
		edit(4, "@" + this.reader.name());
		assertThat(moved(device, 5)).isEqualTo("1 1");
		remove(4);
		assertThat(moved(device, 6)).isEqualTo("0 0");
		post("@" + this.reader.name());
		StompSocket late = this.maru.socket(Transport.NATIVE, this.reader);
		late.subscribe("me", "/user/queue/events");
		assertThat(moved(late, 7)).isEqualTo("1 1");
	}

	private String moved(StompSocket device, long seq) {
		JsonNode signal = Posts.json(
				device
					.next((frame) -> frame.body().contains("room-moved") && frame.body().contains(this.room)
							&& frame.body().contains("\"lastSeq\":" + seq + ","))
					.body());
		return signal.get("unread").longValue() + " " + signal.get("mentions").longValue();
	}

	private String unread() {
		JsonNode view = Posts.json(get(this.reader, ""));
		List<JsonNode> listed = Posts
			.json(this.maru.http().get("/api/rooms", "Authorization", this.reader.bearer()).body())
			.valueStream()
			.filter((one) -> one.get("id").stringValue().equals(this.room))
			.toList();
		assertThat(listed).extracting((one) -> one.get("mentions")).containsExactly(view.get("mentions"));
		return view.get("unread").longValue() + " " + view.get("mentions").longValue();
	}

	private long counted(Guest guest) {
		return Posts.json(get(guest, "")).get("mentions").longValue();
	}

	private String post(String text) {
		return send(Posts.body(text));
	}

	private String send(String body) {
		return this.maru.http()
			.postJson("/api/rooms/" + this.room + "/messages", body, "Authorization", this.author.bearer())
			.body();
	}

	private void edit(long seq, String text) {
		assertThat(this.maru.http()
			.patchJson("/api/rooms/" + this.room + "/messages/" + seq, Posts.body(text), "Authorization",
					this.author.bearer())
			.statusCode()).isEqualTo(200);
	}

	private void remove(long seq) {
		assertThat(this.maru.http()
			.delete("/api/rooms/" + this.room + "/messages/" + seq, "Authorization", this.author.bearer())
			.statusCode()).isEqualTo(204);
	}

	private void read(long seq) {
		put("/read", seq);
	}

	private void put(String path, long seq) {
		assertThat(this.maru.http()
			.putJson("/api/rooms/" + this.room + path, "{\"seq\":" + seq + '}', "Authorization", this.reader.bearer())
			.statusCode()).isEqualTo(204);
	}

	private String get(Guest guest, String path) {
		return this.maru.http().get("/api/rooms/" + this.room + path, "Authorization", guest.bearer()).body();
	}

}
