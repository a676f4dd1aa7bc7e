package chat.maru.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.SqliteOnly;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A message that was removed is gone for everyone, in every place. */
@MaruTest
class MessageDeletionTests {

	private static final String TEXT = "what should not have been said";

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Guest author;

	private String room;

	@BeforeEach
	void begin() {
		this.author = Members.member(this.maru);
		this.room = Members.room(this.maru, this.author, UUID.randomUUID().toString(), "private");
	}

	@ParameterizedTest
	@EnumSource
	void whoIsThereHearsOfItAndWhoComesBackFindsNothing(Transport transport) {
		StompSocket socket = this.maru.socket(transport, this.author);
		socket.subscribe("s", "/topic/chat." + this.room);
		socket.post(this.room, TEXT);
		JsonNode message = socket.event("s").get("message");
		assertThat(remove(this.author, message.get("id").stringValue())).isEqualTo(204);
		JsonNode event = socket.event("s");
		assertThat(event.get("type").stringValue()).isEqualTo("deleted");
		assertThat(event.get("seq").longValue()).isEqualTo(2);
		assertThat(event.at("/by/id").stringValue()).isEqualTo(this.author.id());
		assertThat(event.at("/message/id")).isEqualTo(message.get("id"));
		assertThat(event.toString()).doesNotContain(TEXT);
		// What is kept of the newest events, what is kept of the log's pages, and the
		// log.
		StompSocket back = this.maru.socket(transport, this.author);
		back.subscribe("s", "/topic/chat." + this.room, "after:0");
		JsonNode posted = back.event("s");
		assertThat(posted.get("type").stringValue()).isEqualTo("posted");
		assertThat(Posts.text(posted)).isEmpty();
		assertThat(posted.at("/message/deletedAt").stringValue()).isEqualTo(event.get("at").stringValue());
		assertThat(back.event("s")).isEqualTo(event);
		assertThat(get("/events?after=0"))
			.startsWith("{\"events\":[" + posted + ',' + event + "],\"lastSeq\":2,\"more\":false,");
		assertThat(get("/messages")).contains("deletedAt").doesNotContain(TEXT);
		assertThat(this.jdbc.sql("select text from event where room_id = ? and seq = 1")
			.param(this.room)
			.query(String.class)
			.single()).isEmpty();
	}

	@Test
	void everyEntryThatHasTheTextLosesIt() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.author);
		socket.post(this.room, TEXT);
		socket.post(this.room, "what stays");
		insert(3, "edited-one-day", 1L, TEXT + ", edited");
		insert(4, "edited-one-day", 2L, "what stays, edited");
		assertThat(remove(this.author, this.room + "-1")).isEqualTo(204);
		assertThat(this.jdbc.sql("select text from event where room_id = ? order by seq")
			.param(this.room)
			.query(String.class)
			.list()).containsExactly("", "what stays", "", "what stays, edited", null);
	}

	/** As a later version of the server would write it. */
	private void insert(long seq, String type, Long message, String text) {
		this.jdbc.sql("""
				insert into event (room_id, seq, type, at, account_id, message_seq, text, payload, messages)
				values (?, ?, ?, 1, ?, ?, ?, '{"a":1}', 2)""")
			.params(this.room, seq, type, this.author.id(), message, text)
			.update();
	}

	@ParameterizedTest
	@EnumSource
	void anEntryThatThisVersionDoesNotKnowIsPassedOver(Transport transport) {
		StompSocket socket = this.maru.socket(transport, this.author);
		socket.post(this.room, "before");
		insert(2, "from-the-future", 1L, TEXT);
		socket.post(this.room, "after");
		socket.subscribe("s", "/topic/chat." + this.room, "after:0");
		assertThat(Posts.text(socket.event("s"))).isEqualTo("before");
		JsonNode unknown = socket.event("s");
		assertThat(unknown.get("type").stringValue()).isEqualTo("unknown");
		assertThat(unknown.get("seq").longValue()).isEqualTo(2);
		assertThat(unknown.toString()).doesNotContain(TEXT);
		assertThat(Posts.text(socket.event("s"))).isEqualTo("after");
		JsonNode events = Posts.json(get("/events?after=0"));
		assertThat(events.get("lastSeq").longValue()).isEqualTo(3);
		assertThat(events.at("/events/1")).isEqualTo(unknown);
		assertThat(Posts.json(get("/messages")).get("messages")).hasSize(2);
	}

	@Test
	void whatIsKeptOfTheLogIsReadAnew() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.author);
		socket.post(this.room, TEXT);
		// As many as make a page that stays what it is, however long the log grows.
		this.maru.fill(this.room, this.author, 100);
		// Nobody has subscribed yet, so this comes from a page of the log.
		socket.subscribe("first", "/topic/chat." + this.room, "after:0");
		assertThat(Posts.text(socket.event("first"))).isEqualTo(TEXT);
		assertThat(remove(this.author, this.room + "-1")).isEqualTo(204);
		socket.subscribe("second", "/topic/chat." + this.room, "after:0");
		assertThat(Posts.text(socket.event("second"))).isEmpty();
	}

	@Test
	void aMessageSaysThatAModeratorDeletedIt() {
		Guest other = this.maru.guest();
		this.maru.http()
			.putJson("/api/rooms/" + this.room + "/members/" + other.id(), "{}", "Authorization", this.author.bearer());
		StompSocket reader = this.maru.socket(Transport.NATIVE, this.author);
		reader.subscribe("s", "/topic/chat." + this.room);
		this.maru.socket(Transport.NATIVE, other).post(this.room, TEXT);
		this.maru.socket(Transport.NATIVE, this.author).post(this.room, TEXT);
		assertThat(remove(this.author, "2")).isEqualTo(204);
		assertThat(remove(this.author, "3")).isEqualTo(204);
		JsonNode messages = Posts.json(get("/messages")).get("messages");
		assertThat(messages.at("/0/removed").asBoolean()).isTrue();
		assertThat(messages.get(1).has("removed")).isFalse();
		reader.event("s");
		reader.event("s");
		assertThat(reader.event("s").get("message")).isEqualTo(messages.get(0));
		assertThat(reader.event("s").get("message")).isEqualTo(messages.get(1));
		assertThat(Posts.json(get("/events?after=1")).at("/events/0/message")).isEqualTo(messages.get(0));
	}

	@Test
	void aDeletedMessageIsNotUnreadOnAnyDevice() {
		Guest other = this.maru.guest();
		this.maru.http()
			.putJson("/api/rooms/" + this.room + "/members/" + other.id(), "{}", "Authorization", this.author.bearer());
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.author);
		// From seq 2: the other one joined with the first event.
		List.of("two", "three", "four", "five").forEach((text) -> socket.post(this.room, text));
		StompSocket device = this.maru.socket(Transport.NATIVE, other);
		device.subscribe("me", "/user/queue/events");
		assertThat(moved(device)).isEqualTo(4);
		assertThat(remove(this.author, "4")).isEqualTo(204);
		assertThat(moved(device)).isEqualTo(3);
		assertThat(unread(other)).isEqualTo(3);
		this.maru.http().putJson("/api/rooms/" + this.room + "/read", "{\"seq\":2}", "Authorization", other.bearer());
		assertThat(unread(other)).isEqualTo(2);
		socket.post(this.room, "seven");
		assertThat(moved(device)).isEqualTo(3);
		assertThat(remove(this.author, "2")).isEqualTo(204);
		assertThat(unread(other)).isEqualTo(3);
		assertThat(remove(this.author, "5")).isEqualTo(204);
		device.next((frame) -> frame.body().contains("\"unread\":2") && frame.body().contains(this.room));
		assertThat(unread(other)).isEqualTo(2);
		StompSocket another = this.maru.socket(Transport.NATIVE, other);
		another.subscribe("me", "/user/queue/events");
		assertThat(moved(another)).isEqualTo(2);
	}

	/** The creator of a room has no read mark yet. */
	@Test
	void aDeletedMessageIsNotUnreadForAMemberWhoHasReadNothing() {
		Guest other = this.maru.guest();
		this.maru.http()
			.putJson("/api/rooms/" + this.room + "/members/" + other.id(), "{}", "Authorization", this.author.bearer());
		StompSocket socket = this.maru.socket(Transport.NATIVE, other);
		List.of("two", "three").forEach((text) -> socket.post(this.room, text));
		StompSocket device = this.maru.socket(Transport.NATIVE, this.author);
		device.subscribe("me", "/user/queue/events");
		assertThat(moved(device)).isEqualTo(2);
		assertThat(remove(other, "2")).isEqualTo(204);
		assertThat(moved(device)).isOne();
		assertThat(unread(this.author)).isOne();
	}

	/** How many messages of the room are unread, as the next signal says. */
	private long moved(StompSocket device) {
		return Posts
			.json(device.next((frame) -> frame.body().contains("room-moved") && frame.body().contains(this.room))
				.body())
			.get("unread")
			.longValue();
	}

	private long unread(Guest guest) {
		return Posts.json(this.maru.http().get("/api/rooms/" + this.room, "Authorization", guest.bearer()).body())
			.get("unread")
			.longValue();
	}

	@Test
	@SqliteOnly("It reads SQLite's files")
	void aDeletedTextIsInNoFile(@Value("${maru.data}") Path data) {
		String first = "first" + UUID.randomUUID();
		String second = "second" + UUID.randomUUID();
		this.maru.socket(Transport.NATIVE, this.author).post(this.room, first);
		this.maru.http()
			.send("PATCH", "/api/rooms/" + this.room + "/messages/1", "{\"text\":\"" + second + "\"}", "Authorization",
					this.author.bearer(), "Content-Type", "application/json");
		assertThat(filesWith(data, first)).isNotEmpty();
		assertThat(filesWith(data, second)).isNotEmpty();
		assertThat(remove(this.author, "1")).isEqualTo(204);
		Waiting.await().untilAsserted(() -> {
			this.jdbc.sql("pragma wal_checkpoint(truncate)").query().listOfRows();
			assertThat(filesWith(data, first)).isEmpty();
			assertThat(filesWith(data, second)).isEmpty();
		});
	}

	private static List<Path> filesWith(Path data, String word) {
		try (Stream<Path> files = Files.walk(data)) {
			return files.filter(Files::isRegularFile).filter((file) -> contains(file, word)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean contains(Path file, String word) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void removingAgainChangesNothing() {
		this.maru.socket(Transport.NATIVE, this.author).post(this.room, TEXT);
		assertThat(remove(this.author, this.room + "-1")).isEqualTo(204);
		assertThat(remove(this.author, this.room + "-1")).isEqualTo(204);
		assertThat(Posts.json(get("")).get("lastSeq").longValue()).isEqualTo(2);
	}

	@Test
	void whatIsSentAgainStaysRemoved() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.author);
		String body = Posts.body(TEXT);
		socket.send("SEND", body, "destination:/app/chat." + this.room, "receipt:a");
		socket.receipt("a");
		remove(this.author, this.room + "-1");
		socket.send("SEND", body, "destination:/app/chat." + this.room, "receipt:b");
		socket.receipt("b");
		assertThat(get("/messages")).doesNotContain(TEXT);
	}

	@Test
	void aMemberWhoHasReadNothingHasNoDeletedMessageToRead() {
		Guest other = this.maru.guest();
		this.maru.http()
			.putJson("/api/rooms/" + this.room + "/members/" + other.id(), "{}", "Authorization", this.author.bearer());
		this.maru.socket(Transport.NATIVE, this.author).post(this.room, TEXT);
		remove(this.author, this.room + "-2");
		assertThat(unread(other)).isZero();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "ROOM-2", "ROOM-0", "ROOM--1", "ROOM-01", "ROOM-99999999999999999999", "lobby-1", "x", "%20" })
	void whatIsNotThereIsNotRemoved(String id) {
		this.maru.socket(Transport.NATIVE, this.author).post(this.room, TEXT);
		assertThat(remove(this.author, id.replace("ROOM", this.room))).isEqualTo(404);
		assertThat(get("/messages")).contains(TEXT);
	}

	/** Otherwise a deletion in a room with a million messages would take long. */
	@Test
	@SqliteOnly("It reads a query plan of SQLite")
	void theOtherEntriesOfAMessageAreFoundByTheirIndex() {
		assertThat(this.jdbc.sql("explain query plan " + MessageProjection.EMPTY_LATER)
			.params(this.room, this.room, 1)
			.query((row, number) -> row.getString("detail"))
			.list()).filteredOn((step) -> step.startsWith("SEARCH"))
			.containsExactlyInAnyOrder("SEARCH event USING PRIMARY KEY (room_id=? AND seq=?)",
					"SEARCH event USING COVERING INDEX event_message (room_id=? AND message_seq=?)");
	}

	private int remove(Guest guest, String message) {
		return this.maru.http()
			.delete("/api/rooms/" + this.room + "/messages/" + message, "Authorization", guest.bearer())
			.statusCode();
	}

	private String get(String path) {
		return this.maru.http().get("/api/rooms/" + this.room + path, "Authorization", this.author.bearer()).body();
	}

}
