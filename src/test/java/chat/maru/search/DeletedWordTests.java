package chat.maru.search;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.SqliteOnly;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import com.github.benmanes.caffeine.cache.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A word that was in a message is found nowhere once the message is deleted, whatever was
 * done with the message before. docs/security.md lists the places.
 */
@MaruTest
@ExtendWith(OutputCaptureExtension.class)
class DeletedWordTests {

	/** The regular expression of a variable in a mapping. */
	private static final Pattern REGEX = Pattern.compile(":.*?\\}+(?=$|/)");

	private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*\\}");

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private SearchIndex index;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	/**
	 * The end of both words. An index can store the beginning of a term once for several
	 * terms.
	 */
	private final String secret = UUID.randomUUID().toString().replace("-", "");

	private final String first = "first" + this.secret;

	private final String second = "second" + this.secret;

	private final String clientId = Posts.clientId();

	private Guest author;

	private Guest other;

	private String room;

	private long seq;

	/** The seq of another message with the secret, which lists of rooms show. */
	private long last;

	@BeforeEach
	void useTheMessageInEveryWay() {
		this.author = Members.member(this.maru);
		this.other = this.maru.guest();
		this.room = Members.room(this.maru, this.author, UUID.randomUUID().toString(), "public");
		call(this.author, "PUT", "/members/" + this.other.id(), "{}");
		this.seq = Posts.json(call(this.author, "POST", "/messages", Posts.body(this.clientId, text(this.first))))
			.at("/message/seq")
			.longValue();
		call(this.author, "PATCH", "/messages/" + this.seq,
				"{\"text\":\"" + text(this.second) + "\",\"clientId\":\"" + Posts.clientId() + "\"}");
		call(this.other, "POST", "/messages",
				"{\"clientId\":\"" + Posts.clientId() + "\",\"text\":\"a reply\",\"replyTo\":" + this.seq + "}");
		call(this.other, "PUT", "/messages/" + this.seq + "/pin", "{\"notice\":true}");
		call(this.other, "PUT", "/messages/" + this.seq + "/reactions/%F0%9F%91%8D", "");
		this.last = Posts.json(call(this.author, "POST", "/messages", Posts.body("the last with " + this.secret)))
			.at("/message/seq")
			.longValue();
		Waiting.await().until(() -> call(this.author, "GET", "", "").contains(this.secret));
		awaitIndexed();
	}

	/** Formatted, and with a mention. */
	private String text(String word) {
		return "**" + word + "** @" + this.other.name();
	}

	@Test
	void noAnswerHasIt(CapturedOutput output) {
		Browser visitor = this.maru.browser();
		visitor.join("Visitor " + UUID.randomUUID().toString().substring(0, 8));
		call(this.author, "PUT", "/members/" + Posts.json(visitor.get("/api/me").body()).get("id").stringValue(), "{}");
		UnaryOperator<String> mentioned = (
				path) -> this.maru.http().get(path, "Authorization", this.other.bearer()).body();
		assertThat(found(answers(mentioned))).contains("/api/mentions");
		Map<String, String> before = answers((path) -> visitor.get(path).body());
		// Otherwise the test would find nothing because it does not look.
		assertThat(found(before)).containsAll(List.of("/api/rooms/{room}/messages", "/api/rooms/{room}/events?after=0",
				"/api/rooms/{room}/messages?around=" + this.seq, "/api/rooms/{room}/threads/{message}",
				"/api/rooms/{room}/pins", "/api/rooms/{room}/messages/{message}/versions", "/api/rooms/{room}",
				"/api/rooms", "/api/search?q=" + this.second, "/rooms/{room}", "/rooms/{room}/{seq}"));
		delete();
		assertThat(found(answers((path) -> visitor.get(path).body()))).isEmpty();
		assertThat(found(answers(mentioned))).as("The mentioned person").isEmpty();
		assertThat(found(answers((path) -> this.maru.http().get(path).body()))).as("Logged out").isEmpty();
		Browser late = this.maru.browser();
		late.join("Visitor " + UUID.randomUUID().toString().substring(0, 8));
		call(this.author, "PUT", "/members/" + Posts.json(late.get("/api/me").body()).get("id").stringValue(), "{}");
		assertThat(found(answers((path) -> late.get(path).body()))).as("A new visitor").isEmpty();
		assertThat(call(this.author, "POST", "/messages", Posts.body(this.clientId, text(this.first))))
			.as("The post, sent again")
			.doesNotContain(this.secret);
		assertThat(output.getAll()).as("The server's log").doesNotContain(this.secret);
	}

	/** The answers to all GET requests that the server knows, by their paths. */
	private Map<String, String> answers(UnaryOperator<String> get) {
		Set<String> paths = new TreeSet<>();
		this.requestMappingHandlerMapping.getHandlerMethods().keySet().forEach((mapping) -> {
			if (mapping.getMethodsCondition()
				.getMethods()
				.stream()
				.anyMatch((method) -> method.asHttpMethod() == HttpMethod.GET)) {
				mapping.getPatternValues().forEach((path) -> paths.add(REGEX.matcher(path).replaceAll("}")));
			}
		});
		paths.addAll(List.of("/api/rooms/{room}/messages?around=" + this.seq, "/api/rooms/{room}/messages?after=0",
				"/api/rooms/{room}/messages?since=2020-01-01T00:00:00Z", "/api/rooms/{room}/messages?limit=200",
				"/api/rooms/{room}/events?after=0", "/api/rooms/{room}/messages/reactions/mine?from=1&to=9",
				"/api/search?q=" + this.second, "/api/search?q=" + this.first, "/api/search?q=in:{room}%20is:pinned",
				"/api/search?q=in:{room}%20from:" + this.author.id(), "/api/me/events?after=0"));
		Map<String, String> answers = new TreeMap<>();
		for (String path : paths) {
			answers.put(path, get.apply(filled(path)));
		}
		return answers;
	}

	private String filled(String path) {
		String known = path.replace("{room}", this.room)
			.replace("{message}", Long.toString(this.seq))
			.replace("{emoji}", "%F0%9F%91%8D")
			.replace("{seq}", Long.toString(this.seq))
			.replaceAll("\\{(id|account)\\}", this.author.id());
		return VARIABLE.matcher(known).replaceAll("64");
	}

	/** The paths whose answers have it. */
	private List<String> found(Map<String, String> answers) {
		List<String> found = new ArrayList<>();
		answers.forEach((path, body) -> {
			if (body.contains(this.secret)) {
				found.add(path);
			}
		});
		return found;
	}

	@Test
	void noFrameHasIt() {
		// As many as make a page of the log that stays what it is, however long it grows.
		this.maru.fill(this.room, this.author, 100);
		StompSocket there = this.maru.socket(Transport.NATIVE, this.other);
		there.subscribe("s", "/topic/chat." + this.room);
		there.subscribe("me", "/user/queue/events");
		List<StompSocket> back = new ArrayList<>();
		// The first come before the deletion, so that what they read is in memory.
		for (Transport transport : Transport.values()) {
			StompSocket socket = this.maru.socket(transport, this.other);
			socket.subscribe("s", "/topic/chat." + this.room, "after:0");
			socket.next((frame) -> frame.body().contains(this.secret));
		}
		// One that the feed has.
		long live = Posts.json(call(this.author, "POST", "/messages", Posts.body("live " + this.secret)))
			.at("/message/seq")
			.longValue();
		there.next((frame) -> frame.body().contains(this.secret));
		delete();
		call(this.author, "DELETE", "/messages/" + live, "");
		for (Transport transport : Transport.values()) {
			StompSocket socket = this.maru.socket(transport, this.other);
			socket.subscribe("me", "/user/queue/events", "after:0");
			socket.subscribe("s", "/topic/chat." + this.room, "after:0");
			back.add(socket);
		}
		back.add(there);
		call(this.author, "POST", "/messages", Posts.body("the last message"));
		for (StompSocket socket : back) {
			List<String> bodies = new ArrayList<>();
			socket.next((frame) -> {
				bodies.add(frame.body());
				return frame.body().contains("the last message");
			});
			socket.rest().forEach((frame) -> bodies.add(frame.body()));
			assertThat(bodies).noneMatch((body) -> body.contains(this.secret));
		}
	}

	@Test
	void noTableHasIt() {
		assertThat(tablesWithIt()).containsAll((isPostgres()) ? List.of("event", "search_message") : List.of("event"));
		delete();
		assertThat(tablesWithIt()).doesNotContain("event").isSubsetOf("search_message");
		awaitIndexed();
		assertThat(tablesWithIt()).isEmpty();
		assertThat(this.index.find(new IndexQuery(List.of(new Term(this.second, false)), List.of(), 0, Long.MAX_VALUE),
				10))
			.isEmpty();
	}

	/** Every column of every table, as text. */
	private List<String> tablesWithIt() {
		String tables = isPostgres()
				? "select table_name from information_schema.tables where table_schema = current_schema()"
				: "select name from sqlite_master where type = 'table'";
		return this.jdbc.sql(tables)
			.query((row, number) -> row.getString(1))
			.list()
			.stream()
			.filter((table) -> isPostgres() ? isInPostgres(table) : isInSqlite(table))
			.toList();
	}

	private boolean isInPostgres(String table) {
		String hex = HexFormat.of().formatHex(this.secret.getBytes(StandardCharsets.UTF_8));
		return this.jdbc.sql("select count(*) from \"" + table + "\" t where t::text like ? or t::text like ?")
			.params("%" + this.secret + "%", "%" + hex + "%")
			.query(Long.class)
			.single() > 0;
	}

	private boolean isInSqlite(String table) {
		return this.jdbc.sql("select name from pragma_table_info(?)")
			.param(table)
			.query(String.class)
			.list()
			.stream()
			.anyMatch((column) -> this.jdbc
				.sql("select count(*) from \"" + table + "\" where instr(cast(\"" + column
						+ "\" as blob), cast(? as blob)) > 0")
				.param(this.secret)
				.query(Long.class)
				.single() > 0);
	}

	@Test
	@SqliteOnly("It reads SQLite's files")
	void noFileHasIt(@Value("${maru.data}") Path data) {
		Waiting.await().untilAsserted(() -> assertThat(filesWithIt(data)).hasSizeGreaterThanOrEqualTo(2));
		delete();
		awaitIndexed();
		Waiting.await().untilAsserted(() -> {
			// As the server does within two minutes, and within a minute.
			this.jdbc.sql("pragma wal_checkpoint(truncate)").query().listOfRows();
			this.index.erase();
			assertThat(filesWithIt(data)).isEmpty();
		});
	}

	private List<String> filesWithIt(Path data) throws IOException {
		try (Stream<Path> files = Files.walk(data)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> read(file).contains(this.secret))
				.map((file) -> file.getFileName().toString())
				.toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			// It is a file of a database that was removed meanwhile.
			return "";
		}
	}

	@Test
	void noFormattedTextIsKept() {
		call(this.author, "GET", "/messages", "");
		assertThat(formatted()).anyMatch((text) -> text.contains(this.secret));
		delete();
		assertThat(formatted()).noneMatch((text) -> text.contains(this.secret));
	}

	private List<String> formatted() {
		Object html = ReflectionTestUtils.getField(this.context.getBean("formattedTexts"), "cache");
		Cache<?, ?> cache = (Cache<?, ?>) ReflectionTestUtils.getField(Objects.requireNonNull(html), "cache");
		return Objects.requireNonNull(cache).asMap().values().stream().map(Object::toString).toList();
	}

	private void delete() {
		call(this.author, "DELETE", "/messages/" + this.seq, "");
		call(this.author, "DELETE", "/messages/" + this.last, "");
	}

	private void awaitIndexed() {
		long last = Posts.json(call(this.author, "GET", "", "")).get("lastSeq").longValue();
		Waiting.await().until(() -> {
			SearchIndex.IndexedRoom indexed = this.index.rooms(List.of(this.room)).get(this.room);
			return indexed != null && indexed.seq() >= last;
		});
	}

	private String call(Guest by, String method, String path, String body) {
		HttpResponse<String> answer = this.maru.http()
			.send(method, "/api/rooms/" + this.room + path, body, "Authorization", by.bearer(), "Content-Type",
					"application/json");
		assertThat(answer.statusCode()).as(method + " " + path + ": " + answer.body()).isBetween(200, 299);
		return answer.body();
	}

	private static boolean isPostgres() {
		return "postgresql".equals(System.getProperty("maru.test.database"));
	}

}
