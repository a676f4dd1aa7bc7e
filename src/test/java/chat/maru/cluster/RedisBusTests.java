package chat.maru.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import chat.maru.support.Postgres;
import chat.maru.support.TcpProxy;
import chat.maru.support.Waiting;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.embedded.RedisServer;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Two nodes tell each other over Redis, whatever happens to their connections. */
@ExtendWith(OutputCaptureExtension.class)
class RedisBusTests {

	private static final Duration ECHO_TIMEOUT = Duration.ofSeconds(1);

	private static final Installation INSTALLATION = installation();

	private static int port;

	private static RedisServer redis;

	private final Heard heard = new Heard();

	private final TcpProxy proxy = new TcpProxy(port);

	private final RemoteBus one = bus("one", this.proxy.port(), INSTALLATION);

	private final RemoteBus other = bus("other", port, INSTALLATION);

	private static Installation installation() {
		String url = Postgres.newMigratedDatabase();
		return new Installation(() -> DriverManager.getConnection(url));
	}

	private static RemoteBus bus(String node, int port, Installation installation) {
		return new RemoteBus(node, new RedisLines("redis://127.0.0.1:" + port, installation), ECHO_TIMEOUT);
	}

	@BeforeAll
	static void startRedis() throws IOException {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
		redis.start();
	}

	@AfterAll
	static void stopRedis() throws IOException {
		redis.stop();
	}

	@BeforeEach
	void start() {
		this.one.listen(this.heard);
		this.one.start();
		this.other.start();
		Waiting.await().until(() -> this.heard.wakeUps.get() > 0);
		this.heard.awaitFrom(this.other);
		Waiting.await().until(() -> this.one.isHeard() && this.other.isHeard());
	}

	@AfterEach
	void stop() {
		this.one.stop();
		this.other.stop();
		this.proxy.close();
	}

	@Test
	void aNodeHearsWhatOthersTellAndNotItself() {
		int before = this.heard.wakeUps.get();
		this.one.tell(Map.of("own", 1L));
		this.other.tell(Map.of("lobby", 7L, "@someone", 1L));
		this.other.wake();
		Waiting.await().until(() -> this.heard.heads.size() > 1 && this.heard.wakeUps.get() > before);
		assertThat(this.heard.heads).containsEntry("lobby", 7L).containsEntry("@someone", 1L).doesNotContainKey("own");
	}

	@Test
	void garbageAndRepetitionsDoNoHarm(CapturedOutput output) throws SQLException {
		RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
		try (StatefulRedisConnection<String, String> connection = client.connect()) {
			for (String payload : new String[] { "", "x", "2 new *", "1 z +a=9", "1 z +a=8", "1 z +a=9" }) {
				assertThat(connection.sync().publish("maru:" + INSTALLATION.id(), payload)).isPositive();
			}
		}
		client.shutdown();
		Waiting.await().until(() -> this.heard.heads.containsKey("a"));
		this.other.tell(Map.of("lobby", 1L));
		Waiting.await().until(() -> this.heard.heads.containsKey("lobby"));
		assertThat(this.heard.heads).containsEntry("a", 9L).containsEntry("lobby", 1L);
		assertThat(output.getOut()).contains("not a message of this version");
	}

	@Test
	void aConnectionThatIsCutOrSilentIsReplaced(CapturedOutput output) {
		for (long seq = 1; seq <= 2; seq++) {
			int before = this.heard.wakeUps.get();
			if (seq == 1) {
				this.proxy.cut();
			}
			else {
				this.proxy.hang();
			}
			Waiting.await().until(() -> !this.one.isConnected());
			this.proxy.cut();
			this.proxy.pass();
			Waiting.await().until(() -> this.heard.wakeUps.get() > before);
			long told = seq;
			Waiting.await().until(() -> {
				this.other.tell(Map.of("lobby", told));
				return this.heard.heads.getOrDefault("lobby", 0L) == told && this.one.isHeard();
			});
		}
		assertThat(output.getOut()).contains("The bus of Redis is away", "The bus of Redis works again");
	}

	@Test
	void anotherInstallationOnTheSameServerIsNotHeard() {
		RemoteBus foreign = bus("foreign", port, installation());
		Heard elsewhere = new Heard();
		foreign.listen(elsewhere);
		foreign.start();
		try {
			Waiting.await().until(() -> elsewhere.wakeUps.get() > 0);
			foreign.tell(Map.of("foreign", 1L));
			this.other.tell(Map.of("lobby", 1L));
			Waiting.await().until(() -> this.heard.heads.containsKey("lobby"));
			assertThat(this.heard.heads).doesNotContainKey("foreign");
			assertThat(elsewhere.heads).isEmpty();
		}
		finally {
			foreign.stop();
		}
	}

	@Test
	void aMalformedUrlIsRefusedWithoutItsPassword() {
		assertThatExceptionOfType(BusUnusable.class)
			.isThrownBy(() -> new RedisLines("http://user:secret@host", INSTALLATION))
			.withMessage("spring.data.redis.url is not the URL of a Redis server.");
	}

}
