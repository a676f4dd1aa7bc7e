package chat.maru.socket;

import java.net.URI;

import chat.maru.cluster.Currency;
import chat.maru.support.Connection;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Postgres;
import chat.maru.support.Posts;
import chat.maru.support.Subscription;
import chat.maru.support.TcpProxy;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A node whose line to PostgreSQL hangs says so, and goes on by itself afterwards. */
@MaruTest
class LapsedNodeTests {

	private static final String URL = Postgres.newMigratedDatabase();

	private static final int PORT = URI.create(URL.substring("jdbc:".length())).getPort();

	private static final TcpProxy PROXY = new TcpProxy(PORT);

	@Autowired
	private Maru maru;

	@Autowired
	private Currency currency;

	@DynamicPropertySource
	static void proxy(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", () -> URL.replace(":" + PORT + "/", ":" + PROXY.port() + "/"));
	}

	@AfterAll
	static void close() {
		PROXY.pass();
	}

	@Test
	void postsAreRefusedAsBusyAndConnectionsStayOpen() {
		Connection writer = this.maru.connect(Transport.NATIVE, this.maru.guest());
		Connection reader = this.maru.connect(Transport.NATIVE, this.maru.guest());
		Subscription events = reader.subscribe("/topic/chat");
		writer.post("lobby", "before");
		assertThat(Posts.text(events.next())).isEqualTo("before");
		PROXY.hang();
		Waiting.await().until(() -> !this.currency.isCurrent());
		String clientId = Posts.clientId();
		writer.send("lobby", Posts.body(clientId, "meanwhile"));
		JsonNode refusal = writer.refusal();
		assertThat(refusal.get("code").stringValue()).isEqualTo("busy");
		assertThat(refusal.get("clientId").stringValue()).isEqualTo(clientId);
		assertThat(refusal.get("retryAfterMillis").asLong()).isPositive();
		var response = this.maru.http().postJson("/api/guests", "{\"name\":\"Minji\"}");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(Posts.json(response.body()).get("code").stringValue()).isEqualTo("busy");
		PROXY.pass();
		Waiting.await().until(this.currency::isCurrent);
		writer.post("lobby", "after");
		assertThat(Posts.text(events.next())).isEqualTo("after");
	}

}
