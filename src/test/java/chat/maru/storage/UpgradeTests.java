package chat.maru.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

import chat.maru.MaruApplication;
import chat.maru.support.Maru;
import chat.maru.support.Posts;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A database of an earlier version is brought up to date, and everything in it stays. */
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
		jdbc.sql("insert into message values ('lobby', 1, 'a', 'c', 1000, 1)").update();
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

	private static byte[] hash(String token) throws Exception {
		return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
	}

}
