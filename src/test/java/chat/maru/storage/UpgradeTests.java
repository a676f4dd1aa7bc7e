package chat.maru.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import chat.maru.MaruApplication;
import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.util.SerializationUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Databases of earlier versions are migrated without losing anything. */
class UpgradeTests {

	@TempDir
	private Path data;

	@Test
	void fromTheFirstVersion() throws Exception {
		DriverManagerDataSource file = new DriverManagerDataSource("jdbc:sqlite:" + this.data.resolve("maru.db"));
		Flyway.configure().dataSource(file).locations("classpath:db/migration/sqlite").target("1").load().migrate();
		JdbcClient jdbc = JdbcClient.create(file);
		jdbc.sql("insert into account values ('a', 'guest', 'Minji', 'minji', 1000)").update();
		jdbc.sql("insert into access_token values (?, 'a', 1000)").param(hash("a-token")).update();
		jdbc.sql("insert into event values ('lobby', 1, 'posted', 1000, 'a', 1, '안녕하세요')").update();
		jdbc.sql("insert into message values ('lobby', 1, 'a', ?, 1000, 1)")
			.param(UUID.randomUUID().toString())
			.update();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.run("--server.port=0", "--maru.data=" + this.data)) {
			Maru maru = context.getBean(Maru.class);
			JsonNode me = Posts.json(maru.http().get("/api/me", "Authorization", "Bearer a-token").body());
			assertThat(me.get("name").stringValue()).isEqualTo("Minji");
			assertThat(me.get("role").stringValue()).isEqualTo("guest");
			JsonNode history = Posts
				.json(maru.http().get("/api/rooms/lobby/messages", "Authorization", "Bearer a-token").body());
			assertThat(history.at("/messages/0/text").stringValue()).isEqualTo("안녕하세요");
			assertThat(maru.http()
				.putJson("/api/me/password", "{\"chosen\":\"tulip engine harvest\"}", "Authorization", "Bearer a-token")
				.statusCode()).isEqualTo(204);
			assertThat(maru.browser().logIn("Minji", "tulip engine harvest").statusCode()).isEqualTo(302);
		}
	}

	@Test
	void fromTheVersionWithRooms() throws Exception {
		DriverManagerDataSource file = new DriverManagerDataSource("jdbc:sqlite:" + this.data.resolve("maru.db"));
		Flyway.configure().dataSource(file).locations("classpath:db/migration/sqlite").target("3").load().migrate();
		JdbcClient jdbc = JdbcClient.create(file);
		jdbc.sql(
				"insert into account (id, name, name_key, created_at, role) values ('a', 'Minji', 'minji', 1, 'administrator')")
			.update();
		jdbc.sql("insert into account (id, name, name_key, created_at, role) values ('b', 'Ben', 'ben', 1, 'guest')")
			.update();
		jdbc.sql("insert into access_token (hash, account_id, created_at) values (?, 'a', 1)")
			.param(hash("a"))
			.update();
		jdbc.sql("insert into access_token (hash, account_id, created_at) values (?, 'b', 1)")
			.param(hash("b"))
			.update();
		jdbc.sql("insert into room (id, name, name_key, kind, created_at) values ('r', '정원', '정원', 'private', 1)")
			.update();
		jdbc.sql("insert into membership values ('r', 'a', 'owner', 1), ('r', 'b', 'member', 2)").update();
		for (int seq = 1; seq <= 3; seq++) {
			jdbc.sql("insert into event values ('r', ?, 'posted', 1000, 'a', ?, ?)")
				.params(seq, seq, "message " + seq)
				.update();
			jdbc.sql("insert into message values ('r', ?, 'a', ?, 1000, ?)")
				.params(seq, UUID.randomUUID().toString(), seq)
				.update();
		}
		jdbc.sql("insert into read_mark values ('b', 'r', 2)").update();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.run("--server.port=0", "--maru.data=" + this.data)) {
			Maru maru = context.getBean(Maru.class);
			JsonNode ofBen = Posts.json(maru.http().get("/api/rooms/r", "Authorization", "Bearer b").body());
			assertThat(ofBen.get("name").stringValue()).isEqualTo("정원");
			assertThat(ofBen.get("kind").stringValue()).isEqualTo("private");
			assertThat(ofBen.get("unread").longValue()).isEqualTo(1);
			assertThat(ofBen.get("role").stringValue()).isEqualTo("member");
			assertThat(maru.http().get("/api/rooms/r/messages", "Authorization", "Bearer b").body())
				.contains("message 1", "message 3");
			assertThat(Posts.json(maru.http().get("/api/me", "Authorization", "Bearer a").body())
				.get("role")
				.stringValue()).isEqualTo("administrator");
			maru.socket(Transport.NATIVE, new Guest("b", "Ben", "b")).post("r", "message 4");
			JsonNode ofMinji = Posts.json(maru.http().get("/api/rooms/r", "Authorization", "Bearer a").body());
			assertThat(ofMinji.get("role").stringValue()).isEqualTo("owner");
			assertThat(ofMinji.get("lastSeq").longValue()).isEqualTo(4);
			assertThat(maru.http().delete("/api/rooms/r/messages/r-1", "Authorization", "Bearer a").statusCode())
				.isEqualTo(204);
		}
	}

	@Test
	void lookAlikeNamesAreKeptAndNoNewOnesAreAllowed() throws Exception {
		DriverManagerDataSource file = new DriverManagerDataSource("jdbc:sqlite:" + this.data.resolve("maru.db"));
		Flyway.configure().dataSource(file).locations("classpath:db/migration/sqlite").target("9").load().migrate();
		JdbcClient jdbc = JdbcClient.create(file);
		account(jdbc, "a", "guest", "Minl", "minl");
		account(jdbc, "b", "guest", "Min1", "min1");
		account(jdbc, "c", "administrator", "MinI", "mini");
		account(jdbc, "d", "deleted", "Deleted account", "deleted d");
		account(jdbc, "e", "deleted", "Deleted account", "deleted e");
		jdbc.sql("insert into room (id, name, name_key, kind, created_at) values ('r', 'Tea', 'tea', 'public', 1)")
			.update();
		jdbc.sql("insert into room (id, name, name_key, kind, created_at) values ('s', 'Tеа', 'tеа', 'public', 2)")
			.update();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.run("--server.port=0", "--maru.data=" + this.data)) {
			Maru maru = context.getBean(Maru.class);
			assertThat(jdbc.sql("select look_number from account where role <> 'deleted' order by id")
				.query(Integer.class)
				.list()).containsExactly(1, 2, 0);
			assertThat(
					jdbc.sql("select name from account where role <> 'deleted' order by id").query(String.class).list())
				.containsExactly("Minl", "Min1", "MinI");
			for (String account : List.of("a", "b")) {
				assertThat(maru.http()
					.putJson("/api/me/password", "{\"chosen\":\"tulip engine harvest\"}", "Authorization",
							"Bearer " + account)
					.statusCode()).isEqualTo(204);
			}
			assertThat(maru.browser().logIn("minl", "tulip engine harvest").statusCode()).isEqualTo(302);
			assertThat(maru.browser().logIn("Min1", "tulip engine harvest").statusCode()).isEqualTo(302);
			assertThat(maru.http().postJson("/api/guests", "{\"name\":\"Min|\"}").statusCode()).isEqualTo(409);
			maru.http().putJson("/api/me/name", "{\"name\":\"Somebody\"}", "Authorization", "Bearer c");
			assertThat(maru.http().postJson("/api/guests", "{\"name\":\"Min|\"}").statusCode()).as("of two left")
				.isEqualTo(409);
			assertThat(jdbc.sql("select look_number from room where kind = 'public' order by created_at desc, id")
				.query(Integer.class)
				.list()).containsExactly(0, 1, 0);
		}
	}

	@Test
	void oldNamesAreFoundByInitialConsonants() throws Exception {
		DriverManagerDataSource file = new DriverManagerDataSource("jdbc:sqlite:" + this.data.resolve("maru.db"));
		Flyway.configure().dataSource(file).locations("classpath:db/migration/sqlite").target("10").load().migrate();
		JdbcClient jdbc = JdbcClient.create(file);
		account(jdbc, "a", "guest", "박하린", "박하린");
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.run("--server.port=0", "--maru.data=" + this.data)) {
			assertThat(context.getBean(Maru.class)
				.http()
				.get("/api/accounts?query=%E3%85%82%E3%85%8E", "Authorization", "Bearer a")
				.body()).contains("박하린");
		}
	}

	@Test
	void fromTheVersionBeforeEntriesHadAPayload() throws Exception {
		DriverManagerDataSource file = new DriverManagerDataSource("jdbc:sqlite:" + this.data.resolve("maru.db"));
		Flyway.configure()
			.dataSource(file)
			.locations("classpath:db/migration/sqlite")
			.javaMigrations(new HashedSessionIds())
			.target("13")
			.load()
			.migrate();
		JdbcClient jdbc = JdbcClient.create(file);
		account(jdbc, "a", "guest", "Minji", "minji");
		String clientId = UUID.randomUUID().toString();
		jdbc.sql(
				"insert into message (room_id, seq, author_id, client_id, sent_at, text_seq) values ('lobby', 1, 'a', ?, 1, 1)")
			.param(clientId)
			.update();
		String event = """
				insert into event (room_id, seq, type, at, account_id, message_seq, subject_id, text, messages)
				values ('lobby', ?, ?, 1, 'a', ?, ?, ?, 1)""";
		jdbc.sql(event).params(Arrays.asList(1, "posted", 1, null, "안녕하세요")).update();
		jdbc.sql(event).params(Arrays.asList(2, "renamed", null, null, "The \"garden\"")).update();
		jdbc.sql(event).params(Arrays.asList(3, "topic-changed", null, null, "정원 이야기")).update();
		jdbc.sql(event).params(Arrays.asList(4, "joined", null, "a", null)).update();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.run("--server.port=0", "--maru.data=" + this.data)) {
			Maru maru = context.getBean(Maru.class);
			JsonNode events = Posts
				.json(maru.http().get("/api/rooms/lobby/events?after=0", "Authorization", "Bearer a").body())
				.get("events");
			assertThat(events.at("/0/message/text").stringValue()).isEqualTo("안녕하세요");
			assertThat(events.at("/1/name").stringValue()).isEqualTo("The \"garden\"");
			assertThat(events.at("/2/topic").stringValue()).isEqualTo("정원 이야기");
			assertThat(events.at("/3/account/id").stringValue()).isEqualTo("a");
			StompSocket socket = maru.socket(Transport.NATIVE, new Guest("a", "Minji", "a"));
			socket.send("SEND", "{\"clientId\":\"" + clientId + "\",\"text\":\"안녕하세요\"}", "destination:/app/chat",
					"receipt:again");
			socket.receipt("again");
			assertThat(Posts.json(maru.http().get("/api/rooms/lobby", "Authorization", "Bearer a").body())
				.get("lastSeq")
				.longValue()).isEqualTo(4);
			assertThat(
					maru.http().delete("/api/rooms/lobby/messages/lobby-1", "Authorization", "Bearer a").statusCode())
				.isEqualTo(204);
			assertThat(maru.http().get("/api/rooms/lobby/events?after=0", "Authorization", "Bearer a").body())
				.doesNotContain("안녕하세요")
				.contains("정원 이야기");
		}
	}

	private static void account(JdbcClient jdbc, String id, String role, String name, String key) throws Exception {
		jdbc.sql("insert into account (id, name, name_key, created_at, role) values (?, ?, ?, 1, ?)")
			.params(id, name, key, role)
			.update();
		jdbc.sql("insert into access_token (hash, account_id, created_at) values (?, ?, 1)")
			.params(hash(id), id)
			.update();
	}

	@Test
	void oldSessionIdsAreHashed() throws Exception {
		DriverManagerDataSource file = new DriverManagerDataSource("jdbc:sqlite:" + this.data.resolve("maru.db"));
		Flyway.configure().dataSource(file).locations("classpath:db/migration/sqlite").target("9").load().migrate();
		JdbcClient jdbc = JdbcClient.create(file);
		jdbc.sql(
				"insert into account (id, name, name_key, created_at, role) values ('a', 'Minji', 'minji', 1, 'guest')")
			.update();
		String id = UUID.randomUUID().toString();
		jdbc.sql("insert into spring_session values ('primary', ?, ?, ?, 1000000, ?, 'a')")
			.params(id, System.currentTimeMillis(), System.currentTimeMillis(),
					System.currentTimeMillis() + 1_000_000_000)
			.update();
		jdbc.sql("insert into spring_session_attributes values ('primary', 'SPRING_SECURITY_CONTEXT', ?)")
			.param(SerializationUtils
				.serialize(new SecurityContextImpl(AccountAuthentication.bySession(new Account("a", "Minji")))))
			.update();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.run("--server.port=0", "--maru.data=" + this.data)) {
			String cookie = "maru=" + Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
			assertThat(context.getBean(Maru.class).http().get("/api/me", "Cookie", cookie).statusCode()).isEqualTo(200);
			assertThat(jdbc.sql("select session_id from spring_session").query(String.class).list()).doesNotContain(id);
		}
	}

	private static byte[] hash(String token) throws Exception {
		return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
	}

}
