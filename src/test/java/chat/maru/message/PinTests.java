package chat.maru.message;

import java.net.http.HttpResponse;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Pinned messages are the same for everyone in the room; one of them is the notice. */
@MaruTest
class PinTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Guest owner;

	private Guest reader;

	private String room;

	private StompSocket socket;

	@BeforeEach
	void begin() {
		this.owner = Members.member(this.maru);
		this.reader = this.maru.guest();
		this.room = Members.room(this.maru, this.owner, UUID.randomUUID().toString(), "private");
		call(this.owner, "PUT", "/members/" + this.reader.id(), "{}");
		this.socket = this.maru.socket(Transport.NATIVE, this.reader);
		this.socket.post(this.room, "the first message");
		this.socket.post(this.room, "the second message");
	}

	@ParameterizedTest
	@EnumSource
	void readersHearOfPins(Transport transport) {
		long last = lastSeq();
		StompSocket there = this.maru.socket(transport, this.owner);
		there.subscribe("s", "/topic/chat." + this.room, "after:" + last);
		assertThat(pin(2, "{\"notice\":true}")).isEqualTo(204);
		JsonNode pinned = there.event("s");
		assertThat(pinned.get("type").stringValue()).isEqualTo("pinned");
		assertThat(pinned.get("messageSeq").longValue()).isEqualTo(2);
		assertThat(pinned.get("notice").booleanValue()).isTrue();
		assertThat(pinned.at("/by/id").stringValue()).isEqualTo(this.reader.id());
		assertThat(call(this.reader, "DELETE", "/messages/2/pin", "").statusCode()).isEqualTo(204);
		JsonNode unpinned = there.event("s");
		assertThat(unpinned.get("type").stringValue()).isEqualTo("unpinned");
		assertThat(unpinned.has("notice")).isFalse();
		JsonNode events = Posts.json(call(this.owner, "GET", "/events?after=" + last, "").body()).get("events");
		assertThat(events).containsExactly(pinned, unpinned);
		StompSocket back = this.maru.socket(transport, this.owner);
		back.subscribe("s", "/topic/chat." + this.room, "after:" + last);
		assertThat(List.of(back.event("s"), back.event("s"))).containsExactly(pinned, unpinned);
	}

	@Test
	void theListHasTheMessageThatWasPinnedLastFirst() {
		pin(3, "");
		pin(2, "{\"notice\":true}");
		call(this.reader, "PATCH", "/messages/3", "{\"text\":\"edited\"}");
		JsonNode list = pins(this.owner);
		assertThat(list.at("/pins/0/message/text").stringValue()).isEqualTo("the first message");
		assertThat(list.at("/pins/0/notice").booleanValue()).isTrue();
		assertThat(list.at("/pins/0/seq").longValue()).isEqualTo(lastSeq() - 1);
		assertThat(list.at("/pins/0/by/id").stringValue()).isEqualTo(this.reader.id());
		assertThat(list.at("/pins/1/message/text").stringValue()).isEqualTo("edited");
		assertThat(list.at("/pins/1").has("notice")).isFalse();
		assertThat(list.at("/pins/1/seq").longValue()).as("The edit").isEqualTo(lastSeq());
		assertThat(list.get("lastSeq").longValue()).isEqualTo(lastSeq());
		assertThat(list.has("closed")).isFalse();
	}

	@Test
	void thereIsOneNotice() {
		pin(2, "{\"notice\":true}");
		pin(3, "{\"notice\":true}");
		assertThat(notices()).containsExactly(3L);
		assertThat(pins(this.owner).get("pins")).hasSize(2);
		pin(3, "{\"notice\":false}");
		assertThat(notices()).isEmpty();
		assertThat(pins(this.owner).get("pins")).hasSize(2);
	}

	@Test
	void repeatingAPinChangesNothing() {
		String body = "{\"clientId\":\"" + Posts.clientId() + "\",\"kind\":\"pin\",\"seq\":2}";
		pin(2, body);
		long last = lastSeq();
		assertThat(pin(2, body)).isEqualTo(204);
		assertThat(pin(2, "")).isEqualTo(204);
		assertThat(lastSeq()).isEqualTo(last);
		call(this.owner, "DELETE", "/messages/2/pin", "");
		call(this.owner, "DELETE", "/messages/2/pin", "");
		assertThat(lastSeq()).isEqualTo(last + 1);
		this.socket.send("SEND", body, "destination:/app/changes." + this.room, "receipt:c");
		this.socket.receipt("c");
		assertThat(lastSeq()).as("Sent again after it was unpinned").isEqualTo(last + 1);
		assertThat(pins(this.owner).get("pins")).isEmpty();
	}

	@Test
	void aDeletedMessageIsNotPinned() {
		pin(2, "{\"notice\":true}");
		call(this.reader, "DELETE", "/messages/2", "");
		assertThat(pins(this.owner).get("pins")).isEmpty();
		HttpResponse<String> refused = call(this.reader, "PUT", "/messages/2/pin", "{}");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.body()).contains("message-deleted");
		assertThat(pins(this.owner).get("pins")).isEmpty();
	}

	@Test
	void aRoomHasAtMostAHundred() {
		this.maru.fill(this.room, this.owner, 101);
		long first = lastSeq() - 100;
		for (long seq = first; seq < first + 100; seq++) {
			this.jdbc.sql("insert into pin (room_id, seq, event_seq, notice) values (?, ?, ?, 0)")
				.params(this.room, seq, seq)
				.update();
		}
		HttpResponse<String> refused = call(this.owner, "PUT", "/messages/2/pin", "");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.body()).contains("pins-too-many");
		assertThat(call(this.owner, "PUT", "/messages/" + first + "/pin", "{\"notice\":true}").statusCode())
			.isEqualTo(204);
		call(this.owner, "DELETE", "/messages/" + first + "/pin", "");
		assertThat(pin(2, "")).isEqualTo(204);
		assertThat(pins(this.owner).get("pins")).hasSize(100);
	}

	@Test
	void ownersCanLimitPinningToModerators() {
		StompSocket there = this.maru.socket(Transport.NATIVE, this.owner);
		there.subscribe("s", "/topic/chat." + this.room, "after:" + lastSeq());
		assertThat(call(this.owner, "PUT", "/pinning", "{\"pinning\":\"moderators\"}").statusCode()).isEqualTo(204);
		assertThat(there.event("s").get("type").stringValue()).isEqualTo("pinning-restricted");
		assertThat(room(this.reader).get("pinning").stringValue()).isEqualTo("moderators");
		assertThat(room(this.reader).get("may").toString()).doesNotContain("pin");
		assertThat(room(this.owner).get("may").toString()).contains("pin");
		assertThat(call(this.reader, "PUT", "/messages/2/pin", "").body()).contains("room-moderator-only");
		assertThat(call(this.owner, "PUT", "/messages/2/pin", "").statusCode()).isEqualTo(204);
		there.event("s");
		call(this.owner, "PUT", "/pinning", "{\"pinning\":\"members\"}");
		assertThat(there.event("s").get("type").stringValue()).isEqualTo("pinning-opened");
		assertThat(pin(3, "")).isEqualTo(204);
	}

	@Test
	void inTheLobbyOnlyModeratorsPin() {
		long seq = Posts
			.json(this.maru.http()
				.postJson("/api/rooms/lobby/messages", "{\"text\":\"hello\"}", "Authorization", this.reader.bearer())
				.body())
			.at("/message/seq")
			.longValue();
		assertThat(this.maru.http()
			.send("PUT", "/api/rooms/lobby/messages/" + seq + "/pin", "", "Authorization", this.reader.bearer())
			.body()).contains("room-moderator-only");
	}

	@Test
	void aNoticeIsClosedOnAllDevicesUntilItChanges() {
		pin(2, "{\"notice\":true}");
		long seq = pins(this.owner).at("/pins/0/seq").longValue();
		StompSocket device = this.maru.socket(Transport.NATIVE, this.owner);
		device.subscribe("me", "/user/queue/events");
		assertThat(call(this.owner, "PUT", "/notice/closed", "{\"seq\":" + seq + "}").statusCode()).isEqualTo(204);
		JsonNode closed = Posts.json(device.next((frame) -> frame.body().contains("notice-closed")).body());
		assertThat(closed.get("room").stringValue()).isEqualTo(this.room);
		assertThat(closed.get("noticeSeq").longValue()).isEqualTo(seq);
		assertThat(pins(this.owner).get("closed").longValue()).isEqualTo(seq);
		assertThat(pins(this.reader).has("closed")).isFalse();
		call(this.reader, "PATCH", "/messages/2", "{\"text\":\"edited\"}");
		assertThat(pins(this.owner).at("/pins/0/seq").longValue()).isGreaterThan(seq);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			PUT    | /messages/999/pin  | {}                        | 404 | message-unknown
			PUT    | /messages/1/pin    | {}                        | 404 | message-unknown
			PUT    | /messages/x/pin    | {}                        | 404 | message-unknown
			DELETE | /messages/999/pin  |                           | 404 | message-unknown
			PUT    | /messages/2/pin    | []                        | 400 | payload-malformed
			PUT    | /messages/2/pin    | {"clientId":"c"}          | 400 | client-id-invalid
			PUT    | /messages/2/pin    | {"epoch":"other"}         | 409 | epoch-changed
			PUT    | /notice/closed     | {"seq":0}                 | 400 | seq-invalid
			PUT    | /notice/closed     | {"seq":999}               | 400 | seq-invalid
			PUT    | /notice/closed     | {"seq":1,"epoch":"other"} | 409 | epoch-changed
			PUT    | /pinning           | {"pinning":"nobody"}      | 422 | pinning-invalid
			""")
	void badInputIsRefused(String method, String path, String body, int status, String code) {
		HttpResponse<String> answer = call(this.owner, method, path, (body != null) ? body : "");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo(code);
	}

	private int pin(long seq, String body) {
		return call(this.reader, "PUT", "/messages/" + seq + "/pin", body).statusCode();
	}

	private List<Long> notices() {
		return pins(this.owner).get("pins")
			.valueStream()
			.filter((pin) -> pin.has("notice"))
			.map((pin) -> pin.at("/message/seq").longValue())
			.toList();
	}

	private JsonNode pins(Guest guest) {
		return Posts.json(call(guest, "GET", "/pins", "").body());
	}

	private JsonNode room(Guest guest) {
		return Posts.json(call(guest, "GET", "", "").body());
	}

	private long lastSeq() {
		return room(this.owner).get("lastSeq").longValue();
	}

	private HttpResponse<String> call(Guest guest, String method, String path, String body) {
		return this.maru.http()
			.send(method, "/api/rooms/" + this.room + path, body, "Authorization", guest.bearer(), "Content-Type",
					"application/json");
	}

}
