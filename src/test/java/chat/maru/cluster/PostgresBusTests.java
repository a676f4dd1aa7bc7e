package chat.maru.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import chat.maru.storage.DirectConnections;
import chat.maru.support.Postgres;
import chat.maru.support.TcpProxy;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes tell each other by NOTIFY, whatever happens to their connections. */
@ExtendWith(OutputCaptureExtension.class)
class PostgresBusTests {

	private static final String URL = Postgres.newDatabase();

	private static final Duration ECHO_TIMEOUT = Duration.ofSeconds(1);

	private static final DirectConnections DIRECT = () -> DriverManager.getConnection(URL);

	private final Heard heard = new Heard();

	private RemoteBus one = bus("one", DIRECT);

	private final RemoteBus other = bus("other", DIRECT);

	private static RemoteBus bus(String node, DirectConnections connections) {
		return new RemoteBus(node, new PostgresLines(connections), ECHO_TIMEOUT);
	}

	private void start() {
		this.one.listen(this.heard);
		this.one.start();
		this.other.start();
		this.heard.awaitFrom(this.other);
		Waiting.await().until(() -> this.one.isHeard() && this.other.isHeard());
	}

	@AfterEach
	void stop() {
		this.one.stop();
		this.other.stop();
	}

	@Test
	void aNodeHearsWhatOthersTellAndNotItself() {
		start();
		int before = this.heard.wakeUps.get();
		this.one.tell(Map.of("own", 1L));
		this.one.wake();
		this.other.tell(Map.of("lobby", 7L));
		this.other.tell(Map.of("lobby", 6L, "@someone", 1L));
		this.other.wake();
		Waiting.await().until(() -> this.heard.heads.size() > 1 && this.heard.wakeUps.get() > before);
		assertThat(this.heard.heads).isEqualTo(Map.of("lobby", 7L, "@someone", 1L));
		assertThat(this.heard.wakeUps).hasValue(before + 1);
	}

	@Test
	void garbageAndRepetitionsDoNoHarm(CapturedOutput output) throws SQLException {
		start();
		execute("select pg_notify('maru', it) from unnest(array['', 'x', '2 new *', '1 z +a=9', '1 z +a=8', '1 z +a=9']) it");
		Waiting.await().until(() -> this.heard.heads.containsKey("a"));
		this.other.tell(Map.of("lobby", 1L));
		Waiting.await().until(() -> this.heard.heads.containsKey("lobby"));
		assertThat(this.heard.heads).isEqualTo(Map.of("a", 9L, "lobby", 1L));
		// Once for each node.
		assertThat(output.getOut().split("not a message of this version", -1)).hasSize(3);
	}

	@Test
	void afterItsConnectionsWereTerminatedANodeLooksAtEverythingAndHearsAgain(CapturedOutput output)
			throws SQLException {
		start();
		for (int i = 1; i <= 3; i++) {
			int before = this.heard.wakeUps.get();
			execute("""
					select pg_terminate_backend(pid) from pg_stat_activity
					where datname = current_database() and pid <> pg_backend_pid()""");
			Waiting.await().until(() -> this.heard.wakeUps.get() > before);
			long seq = i;
			Waiting.await().until(() -> {
				this.other.tell(Map.of("lobby", seq));
				return this.heard.heads.getOrDefault("lobby", 0L) == seq;
			});
		}
		Waiting.await().until(() -> output.getOut().contains("works again"));
	}

	@Test
	void aConnectionThatIsSilentIsReplaced() {
		try (TcpProxy proxy = new TcpProxy(port())) {
			this.one = bus("one",
					() -> DriverManager.getConnection(URL.replace(":" + port() + "/", ":" + proxy.port() + "/")));
			start();
			int before = this.heard.wakeUps.get();
			proxy.hang();
			this.other.tell(Map.of("lobby", 1L));
			Waiting.await().until(() -> !this.one.isConnected());
			assertThat(this.heard.heads).isEmpty();
			proxy.cut();
			proxy.pass();
			Waiting.await().until(() -> this.heard.wakeUps.get() > before);
			Waiting.await().until(() -> {
				this.other.tell(Map.of("lobby", 2L));
				return this.heard.heads.containsKey("lobby");
			});
		}
	}

	@Test
	void aPoolerInFrontIsSaidAndTheNodeGoesOn(CapturedOutput output) {
		this.one = bus("one", () -> {
			Connection pooled = DriverManager.getConnection(URL);
			// What a pooler in transaction mode does: the session that listens is given
			// to another client.
			Connection deaf = org.mockito.Mockito.spy(pooled);
			org.mockito.Mockito.doReturn(org.mockito.Mockito.mock(Statement.class)).when(deaf).createStatement();
			return deaf;
		});
		this.one.start();
		Waiting.await().until(() -> output.getOut().contains("pooler in transaction mode"));
		assertThat(output.getOut()).contains("asks the database twice a second");
		assertThat(this.one.sinceLastTurn()).isLessThan(Duration.ofSeconds(2));
	}

	private static int port() {
		return java.net.URI.create(URL.substring("jdbc:".length())).getPort();
	}

	private static void execute(String sql) throws SQLException {
		try (Connection connection = DIRECT.open(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
