package chat.maru.search;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import chat.maru.log.Entry;
import chat.maru.log.Heads;
import chat.maru.message.RoomLog;
import chat.maru.message.SelectedMessages;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Searching for messages over HTTP. */
@MaruTest
class SearchApiTests {

	@Autowired
	private Maru maru;

	@Autowired
	private SearchIndex index;

	@Autowired
	private SelectedMessages messages;

	@Autowired
	private RoomLog log;

	@Autowired
	private Heads heads;

	@Autowired
	private RoomAccess access;

	@Autowired
	private SearchFollower follower;

	/** A word that no other test uses. */
	private String word;

	private Guest author;

	private String room;

	@BeforeEach
	void begin() {
		this.word = "w" + UUID.randomUUID().toString().replace("-", "");
		this.author = Members.member(this.maru);
		this.room = room();
	}

	@Test
	void onlyRoomsThatMayBeReadAreSearched() {
		Guest member = Members.member(this.maru);
		Guest stranger = this.maru.guest();
		this.maru.http()
			.putJson("/api/rooms/" + this.room + "/members/" + member.id(), "{}", "Authorization",
					this.author.bearer());
		String open = Members.room(this.maru, this.author, "Open " + this.word.substring(0, 20), "public");
		String talk = Posts
			.json(this.maru.http()
				.postJson("/api/direct", "{\"people\":[\"" + member.id() + "\"]}", "Authorization",
						this.author.bearer())
				.body())
			.get("id")
			.stringValue();
		for (String of : List.of(this.room, open, talk, "lobby")) {
			post(of, this.word);
		}
		awaitIndexed(this.room, open, talk);
		assertThat(rooms(search(this.author, this.word))).containsExactly("lobby", talk, open, this.room);
		assertThat(rooms(search(member, this.word))).containsExactly("lobby", talk, this.room);
		assertThat(rooms(search(stranger, this.word))).containsExactly("lobby");
		assertThat(code(get(stranger, "in:" + this.room + " " + this.word))).isEqualTo("room-unknown");
		assertThat(code(get(stranger, "in:" + UUID.randomUUID()))).isEqualTo("room-unknown");
		this.maru.http()
			.delete("/api/rooms/" + this.room + "/members/" + member.id(), "Authorization", this.author.bearer());
		assertThat(rooms(search(member, this.word))).containsExactly("lobby", talk);
	}

	@Test
	void pagesAreNewestFirstAndCompleteOverAllRooms() {
		List<String> rooms = List.of(this.room, room(), room());
		List<String> posted = new ArrayList<>();
		for (int i = 0; i < 25; i++) {
			String text = this.word + " " + i;
			posted.add(0, text);
			post(rooms.get(i % rooms.size()), text);
		}
		awaitIndexed(rooms.toArray(String[]::new));
		List<String> found = new ArrayList<>();
		String before = null;
		int pages = 0;
		do {
			JsonNode page = search(this.author, this.word, "&limit=10" + ((before != null) ? "&before=" + before : ""));
			page.get("results").forEach((result) -> found.add(result.at("/message/text").stringValue()));
			assertThat(page.get("more").booleanValue()).isEqualTo(page.has("before"));
			before = page.path("before").asString(null);
			pages++;
		}
		while (before != null);
		assertThat(found).isEqualTo(posted);
		assertThat(pages).isEqualTo(3);
	}

	/** A batch of posts is committed within a millisecond or two. */
	@Test
	void messagesOfTheSameMomentAreAllFound() {
		this.maru.fill(this.room, this.author, 30, this.word + " ");
		awaitIndexed(this.room);
		List<String> found = new ArrayList<>();
		String before = null;
		do {
			JsonNode page = search(this.author, this.word, "&limit=1" + ((before != null) ? "&before=" + before : ""));
			found.addAll(texts(page));
			before = page.path("before").asString(null);
		}
		while (before != null);
		assertThat(found).hasSize(30).doesNotHaveDuplicates();
	}

	@Test
	void aDeletedMessageIsNotFoundAndLeavesTheIndex() {
		long seq = post(this.room, this.word).get("seq").longValue();
		awaitIndexed(this.room);
		assertThat(candidates(this.word)).hasSize(1);
		this.maru.http()
			.delete("/api/rooms/" + this.room + "/messages/" + this.room + "-" + seq, "Authorization",
					this.author.bearer());
		assertThat(rooms(search(this.author, this.word))).isEmpty();
		Waiting.await().untilAsserted(() -> assertThat(candidates(this.word)).isEmpty());
	}

	@Test
	void anEditedMessageIsFoundByItsNewTextOnly() {
		long seq = post(this.room, this.word + " before").get("seq").longValue();
		awaitIndexed(this.room);
		String edited = "x" + this.word;
		assertThat(this.maru.http()
			.patchJson("/api/rooms/" + this.room + "/messages/" + seq, "{\"text\":\"" + edited + "\"}", "Authorization",
					this.author.bearer())
			.statusCode()).isEqualTo(200);
		assertThat(rooms(search(this.author, this.word))).isEmpty();
		awaitIndexed(this.room);
		assertThat(rooms(search(this.author, edited))).containsExactly(this.room);
		assertThat(rooms(search(this.author, this.word))).isEmpty();
		assertThat(candidates(this.word)).isEmpty();
	}

	/**
	 * As after a crash between the commit of the index and that of the follower's place.
	 */
	@Test
	void entriesThatAreFollowedTwiceGiveTheSameIndex() {
		long seq = post(this.room, this.word).get("seq").longValue();
		awaitIndexed(this.room);
		this.follower.follow(List.of(new Entry(this.room, seq, "posted", Instant.EPOCH, this.author.id(), null, seq,
				null, this.word, null, seq)));
		assertThat(candidates(this.word)).hasSize(1);
		assertThat(rooms(search(this.author, this.word))).containsExactly(this.room);
	}

	@Test
	void whatIsNotIndexedYetIsFound() {
		post(this.room, this.word);
		SearchIndex empty = mock();
		given(empty.rooms(any())).willReturn(Map.of());
		MessageSearch search = new MessageSearch(empty, this.messages, this.log, this.heads);
		SearchQuery query = SearchQuery.of(QueryPart.parse(this.word), LocalDate.EPOCH, ZoneOffset.UTC);
		// The heads of rooms are known a moment after a post is acknowledged.
		Waiting.await().untilAsserted(() -> {
			// Of this room only: a search scans a limited number of rooms.
			List<ReadingRights> rights = this.access.readable(this.author.id())
				.stream()
				.filter((right) -> right.roomId().equals(this.room))
				.toList();
			assertThat(rights).hasSize(1);
			assertThat(this.heads.of(this.room).messages()).isOne();
			assertThat(search.find(new MessageFilter(query, null), rights, null, 20).results())
				.extracting((result) -> result.message().text())
				.containsExactly(this.word);
		});
	}

	@Test
	void operatorsNarrowTheSearch() {
		Guest other = Members.member(this.maru);
		this.maru.http()
			.putJson("/api/rooms/" + this.room + "/members/" + other.id(), "{}", "Authorization", this.author.bearer());
		post(this.room, this.word + " https://example.com/plan");
		post(this.author, room(), this.word + " `code`");
		post(other, this.room, this.word + " 답장");
		String name = Posts
			.json(this.maru.http().get("/api/rooms/" + this.room, "Authorization", this.author.bearer()).body())
			.get("name")
			.stringValue();
		String today = LocalDate.now(ZoneOffset.UTC).toString();
		assertFound("", 3);
		assertFound("from:\"" + other.name() + "\"", 1);
		assertFound("보낸사람:" + other.id(), 1);
		assertFound("from:me", 2);
		assertFound("from:나 from:\"" + other.name() + "\"", 3);
		assertFound("from:\"No such person " + this.word.substring(0, 5) + "\"", 0);
		assertFound("is:mine", 2);
		assertFound("in:" + this.room, 2);
		assertFound("방:\"" + name + "\"", 2);
		assertFound("has:link", 1);
		assertFound("포함:코드", 1);
		assertFound("on:" + today, 3);
		assertFound("날짜:오늘", 3);
		assertFound("before:" + today, 0);
		assertFound("after:" + today, 0);
		assertFound("after:2020", 3);
		assertFound("before:2020-02", 0);
		// An operator alone.
		assertThat(texts(search(this.author, "in:" + this.room + " has:link")))
			.containsExactly(this.word + " https://example.com/plan");
	}

	private void assertFound(String operators, int expected) {
		assertThat(search(this.author, operators + " " + this.word).get("results")).as(operators).hasSize(expected);
	}

	@Test
	void aQueryThatFindsNothingIsCorrected() {
		post(this.room, "우리의 회의록을 hello 봅니다");
		for (String typed : List.of("회의록에서는", "ghldmlfhr", "ㅗ디ㅣㅐ")) {
			JsonNode answer = search(this.author, "in:" + this.room + " " + typed);
			assertThat(answer.get("results")).as(typed).hasSize(1);
			assertThat(answer.get("corrected").stringValue())
				.isEqualTo("in:" + this.room + " " + (typed.equals("ㅗ디ㅣㅐ") ? "hello" : "회의록"));
		}
		assertThat(search(this.author, "in:" + this.room + " 회의록을").has("corrected")).isFalse();
		assertThat(search(this.author, "in:" + this.room + " \"회의록에서는\"").get("results")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			''                       | 400 | query-empty
			%20%20                   | 400 | query-empty
			%22                      | 400 | query-empty
			-                        | 400 | query-empty
			!!!%20%22...%22          | 400 | query-empty
			-word                    | 400 | query-empty
			from:                    | 400 | query-empty
			before:someday           | 400 | operator-invalid
			on:2026-02-30            | 400 | operator-invalid
			has:feathers             | 400 | operator-invalid
			is:yours                 | 400 | operator-invalid
			-from:me%20word          | 400 | operator-invalid
			in:nowhere%20word        | 404 | room-unknown
			word&before=!            | 400 | before-invalid
			word&before=MSAyIDM0IDU2 | 400 | before-invalid
			word&zone=Nowhere        | 400 | zone-invalid
			word&limit=51            | 400 |
			word&limit=0             | 400 |
			word&zone=Asia/Seoul     | 200 |
			http://example.com       | 200 |
			a                        | 200 |
			%22never%20ends          | 200 |
			%00%EF%BF%BF%F0%9F%8E%89 | 200 |
			""")
	void badQueriesAreRefusedWithTheReason(String query, int status, @Nullable String code) {
		HttpResponse<String> answer = this.maru.http()
			.get("/api/search?q=" + (query.equals("''") ? "" : query), "Authorization", this.author.bearer());
		assertThat(answer.statusCode()).isEqualTo(status);
		if (code != null) {
			assertThat(code(answer)).isEqualTo(code);
		}
	}

	@Test
	void longQueriesAreRefused() {
		assertThat(get(this.author, "회".repeat(200)).statusCode()).isEqualTo(200);
		assertThat(code(get(this.author, "회".repeat(201)))).isEqualTo("query-too-long");
		assertThat(get(this.author, "회 ".repeat(20)).statusCode()).isEqualTo(200);
		assertThat(code(get(this.author, "회 ".repeat(21)))).isEqualTo("query-too-long");
	}

	private void awaitIndexed(String... rooms) {
		for (String of : rooms) {
			Waiting.await().until(() -> {
				SearchIndex.IndexedRoom indexed = this.index.rooms(List.of(of)).get(of);
				long last = Posts
					.json(this.maru.http().get("/api/rooms/" + of, "Authorization", this.author.bearer()).body())
					.get("lastSeq")
					.longValue();
				return indexed != null && indexed.seq() == last;
			});
		}
	}

	/** Returns the messages that the index alone finds in the room. */
	private List<SearchIndex.Hit> candidates(String term) {
		long number = Objects.requireNonNull(this.index.rooms(List.of(this.room)).get(this.room)).number();
		return this.index.find(new IndexQuery(List.of(new Term(term, false)),
				List.of(List.of(new Term(Terms.room(number), false))), 0, Long.MAX_VALUE), 10);
	}

	private String room() {
		return Members.room(this.maru, this.author, UUID.randomUUID().toString(), "private");
	}

	private JsonNode post(String in, String text) {
		return post(this.author, in, text);
	}

	private JsonNode post(Guest by, String in, String text) {
		HttpResponse<String> answer = this.maru.http()
			.postJson("/api/rooms/" + in + "/messages", Posts.body(text), "Authorization", by.bearer());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return Posts.json(answer.body()).get("message");
	}

	private HttpResponse<String> get(Guest guest, String query) {
		return this.maru.http()
			.get("/api/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "Authorization", guest.bearer());
	}

	private JsonNode search(Guest guest, String query) {
		return search(guest, query, "");
	}

	private JsonNode search(Guest guest, String query, String more) {
		HttpResponse<String> answer = this.maru.http()
			.get("/api/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + more, "Authorization",
					guest.bearer());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return Posts.json(answer.body());
	}

	private static String code(HttpResponse<String> answer) {
		return Posts.json(answer.body()).path("code").asString("");
	}

	private static List<String> rooms(JsonNode answer) {
		return answer.get("results").valueStream().map((result) -> result.get("room").stringValue()).toList();
	}

	private static List<String> texts(JsonNode answer) {
		return answer.get("results").valueStream().map((result) -> result.at("/message/text").stringValue()).toList();
	}

}
