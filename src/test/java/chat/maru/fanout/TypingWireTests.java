package chat.maru.fanout;

import java.util.UUID;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.SqliteOnly;
import chat.maru.support.StompFrame;
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

/** People in a room see who is typing there. */
@MaruTest
@SqliteOnly("Nothing of it is stored.")
class TypingWireTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Guest owner;

	private Guest ben;

	private String room;

	@BeforeEach
	void begin() {
		this.owner = Members.member(this.maru);
		this.ben = this.maru.guest();
		this.room = Members.room(this.maru, this.owner, UUID.randomUUID().toString(), "private");
		member("PUT", this.ben, "{}");
	}

	@ParameterizedTest
	@EnumSource
	void othersSeeWhoIsTypingUntilTheyPost(Transport transport) {
		StompSocket reader = watching(transport, this.owner);
		StompSocket writer = watching(transport, this.ben);
		assertThat(reader.event("t").get("watched").booleanValue()).isTrue();
		type(writer, "{}");
		JsonNode typing = reader.event("t");
		assertThat(typing.get("type").stringValue()).isEqualTo("typing");
		assertThat(typing.get("room").stringValue()).isEqualTo(this.room);
		assertThat(typing.at("/people/0/id").stringValue()).isEqualTo(this.ben.id());
		assertThat(typing.get("people")).hasSize(1);
		writer.post(this.room, "done");
		assertThat(reader.event("t").get("people")).isEmpty();
		type(writer, "");
		assertThat(reader.event("t").get("people")).hasSize(1);
		type(writer, "{\"typing\":false}");
		assertThat(reader.event("t").get("people")).isEmpty();
	}

	@Test
	void whoMayNotPostIsNotShown() {
		StompSocket reader = watching(Transport.NATIVE, this.owner);
		StompSocket writer = watching(Transport.NATIVE, this.ben);
		reader.event("t");
		this.maru.http()
			.putJson("/api/rooms/" + this.room + "/silences/" + this.ben.id(), "{\"minutes\":5}", "Authorization",
					this.owner.bearer());
		type(writer, "{}");
		type(reader, "{}");
		JsonNode typing = reader.event("t");
		assertThat(typing.get("people")).hasSize(1);
		assertThat(typing.at("/people/0/id").stringValue()).isEqualTo(this.owner.id());
		assertThat(writer.rest()).extracting(StompFrame::command).doesNotContain("ERROR");
	}

	@Test
	void whoLeavesTheRoomSeesNothingMore() {
		StompSocket reader = watching(Transport.NATIVE, this.owner);
		StompSocket left = watching(Transport.NATIVE, this.ben);
		reader.event("t");
		member("DELETE", this.ben, "");
		assertThat(reader.event("t").get("watched").booleanValue()).isFalse();
		type(left, "{}");
		Guest another = this.maru.guest();
		member("PUT", another, "{}");
		StompSocket next = watching(Transport.NATIVE, another);
		assertThat(reader.event("t").get("watched").booleanValue()).isTrue();
		type(next, "{}");
		assertThat(reader.event("t").get("people")).hasSize(1);
		assertThat(left.rest()).noneMatch((frame) -> frame.body().contains(another.id()));
	}

	@Test
	void outsidersCannotWatch() {
		StompSocket outsider = this.maru.socket(Transport.NATIVE, this.maru.guest());
		outsider.send("SUBSCRIBE", "", "id:t", "destination:/topic/typing." + this.room, "receipt:r");
		assertThat(outsider.refusal().get("code").stringValue()).isEqualTo("room-unknown");
		outsider.send("SUBSCRIBE", "", "id:u", "destination:/topic/typing", "receipt:s");
		assertThat(outsider.refusal().get("code").stringValue()).isEqualTo("subscription-refused");
	}

	@Test
	void nothingOfItIsStored() {
		StompSocket reader = watching(Transport.NATIVE, this.owner);
		StompSocket writer = watching(Transport.NATIVE, this.ben);
		reader.event("t");
		long before = events();
		type(writer, "{}");
		reader.event("t");
		assertThat(events()).isEqualTo(before);
	}

	private long events() {
		return this.jdbc.sql("select count(*) from event where room_id = ?")
			.param(this.room)
			.query(Long.class)
			.single();
	}

	private StompSocket watching(Transport transport, Guest guest) {
		StompSocket socket = this.maru.socket(transport, guest);
		socket.subscribe("t", "/topic/typing." + this.room);
		return socket;
	}

	private void type(StompSocket socket, String body) {
		socket.send("SEND", body, "destination:/app/typing." + this.room);
	}

	private void member(String method, Guest guest, String body) {
		assertThat(this.maru.http()
			.send(method, "/api/rooms/" + this.room + "/members/" + guest.id(), body, "Authorization",
					this.owner.bearer(), "Content-Type", "application/json")
			.statusCode()).isEqualTo(204);
	}

}
