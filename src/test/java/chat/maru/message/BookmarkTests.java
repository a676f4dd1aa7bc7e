package chat.maru.message;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

import chat.maru.account.AccountEnding;
import chat.maru.account.DeletionCause;
import chat.maru.support.Connection;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Subscription;
import chat.maru.support.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An account's bookmarks are the same on all its devices, and nobody else sees them. */
@MaruTest
class BookmarkTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private AccountEnding ending;

	private Guest owner;

	private Guest reader;

	private String room;

	@BeforeEach
	void begin() {
		this.owner = Members.member(this.maru);
		this.reader = Members.member(this.maru);
		this.room = Members.room(this.maru, this.owner, UUID.randomUUID().toString(), "private");
		call(this.owner, "PUT", "/members/" + this.reader.id(), "{}");
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.owner);
		socket.post(this.room, "the first message");
		socket.post(this.room, "the second message");
	}

	@Test
	void allDevicesHearOfBookmarks() {
		Connection phone = this.maru.connect(Transport.XHR_STREAMING, this.reader);
		Subscription heard = phone.subscribe("/user/queue/events");
		bookmark(2);
		bookmark(2);
		remove(2);
		remove(2);
		bookmark(3);
		assertThat(List.of(heard.next(BookmarkTests::isOfBookmark), heard.next(BookmarkTests::isOfBookmark),
				heard.next(BookmarkTests::isOfBookmark)))
			.extracting((event) -> event.get("type").stringValue() + ' ' + event.get("room").stringValue() + ' '
					+ event.get("messageSeq").longValue())
			.containsExactly("message-bookmarked " + this.room + " 2", "message-unbookmarked " + this.room + " 2",
					"message-bookmarked " + this.room + " 3");
	}

	@Test
	void theListBeginsWithTheNewestBookmark() {
		bookmark(3);
		bookmark(2);
		call(this.owner, "PATCH", "/messages/3", "{\"text\":\"**edited**\"}");
		JsonNode page = page("");
		assertThat(texts(page)).containsExactly("the first message", "**edited**");
		assertThat(page.at("/bookmarks/0/room").stringValue()).isEqualTo(this.room);
		assertThat(page.at("/bookmarks/0/at").stringValue()).endsWith("Z");
		assertThat(page.at("/bookmarks/1/message/html").stringValue()).contains("edited");
		assertThat(page.has("before")).isFalse();
		assertThat(seqs(this.reader)).containsExactly(2L, 3L);
		assertThat(seqs(this.owner)).as("of another account").isEmpty();
	}

	@Test
	void thePagesFollowOneAnother() {
		bookmark(2);
		bookmark(3);
		JsonNode first = page("?limit=1");
		assertThat(texts(first)).containsExactly("the second message");
		JsonNode second = page("?limit=1&before=" + first.get("before").longValue());
		assertThat(texts(second)).containsExactly("the first message");
		assertThat(second.has("before")).isFalse();
	}

	@Test
	void theBookmarkOfADeletedMessageIsRemoved() {
		bookmark(2);
		bookmark(3);
		call(this.owner, "DELETE", "/messages/2", "");
		assertThat(texts(page(""))).containsExactly("the second message");
		assertThat(seqs(this.reader)).containsExactly(3L);
		assertRefused(call(this.reader, "PUT", "/messages/2/bookmark", ""), 409, "message-deleted");
		remove(2);
	}

	@Test
	void bookmarksAreHiddenWithoutAccessToTheRoom() {
		bookmark(2);
		assertThat(call(this.reader, "POST", "/leave", "").statusCode()).isEqualTo(204);
		assertThat(texts(page(""))).isEmpty();
		assertRefused(call(this.reader, "GET", "/bookmarks", ""), 404, "room-unknown");
		call(this.owner, "PUT", "/members/" + this.reader.id(), "{}");
		assertThat(texts(page(""))).containsExactly("the first message");
	}

	@Test
	void aDeletedAccountHasNoBookmarks() {
		bookmark(2);
		this.ending.commit(this.reader.account(), DeletionCause.REQUESTED);
		assertThat(this.jdbc.sql("select count(*) from bookmark where account_id = ?")
			.param(this.reader.id())
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void thereIsAMaximumNumberOfBookmarks() {
		LongStream.range(1, Bookmarks.MAX)
			.forEach((number) -> this.jdbc.sql("insert into bookmark values (?, ?, ?, 0, 0)")
				.params(this.reader.id(), this.room, 10_000 + number)
				.update());
		bookmark(2);
		assertRefused(call(this.reader, "PUT", "/messages/3/bookmark", ""), 409, "bookmarks-too-many");
		bookmark(2);
		remove(2);
		bookmark(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			PUT    | /messages/999/bookmark | 404 | message-unknown
			PUT    | /messages/1/bookmark   | 404 | message-unknown
			PUT    | /messages/x/bookmark   | 404 | message-unknown
			DELETE | /messages/x/bookmark   | 404 | message-unknown""")
	void badInputIsRefused(String method, String path, int status, String code) {
		assertRefused(call(this.reader, method, path, ""), status, code);
		assertThat(seqs(this.reader)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "before=0", "before=x", "limit=0", "limit=51" })
	void badPagesAreRefused(String query) {
		assertThat(get("?" + query).statusCode()).isEqualTo(400);
	}

	private static boolean isOfBookmark(JsonNode event) {
		return event.path("type").asString("").endsWith("bookmarked");
	}

	private void bookmark(long seq) {
		assertThat(call(this.reader, "PUT", "/messages/" + seq + "/bookmark", "").statusCode()).isEqualTo(204);
	}

	private void remove(long seq) {
		assertThat(call(this.reader, "DELETE", "/messages/" + seq + "/bookmark", "").statusCode()).isEqualTo(204);
	}

	private List<Long> seqs(Guest guest) {
		return Posts.json(call(guest, "GET", "/bookmarks", "").body())
			.get("seqs")
			.valueStream()
			.map(JsonNode::longValue)
			.toList();
	}

	private static List<String> texts(JsonNode page) {
		return page.get("bookmarks")
			.valueStream()
			.map((bookmark) -> bookmark.at("/message/text").stringValue())
			.toList();
	}

	private JsonNode page(String query) {
		return Posts.json(get(query).body());
	}

	private HttpResponse<String> get(String query) {
		return this.maru.http().send("GET", "/api/bookmarks" + query, "", "Authorization", this.reader.bearer());
	}

	private static void assertRefused(HttpResponse<String> answer, int status, String code) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo(code);
	}

	private HttpResponse<String> call(Guest guest, String method, String path, String body) {
		return this.maru.http()
			.send(method, "/api/rooms/" + this.room + path, body, "Authorization", guest.bearer(), "Content-Type",
					"application/json");
	}

}
