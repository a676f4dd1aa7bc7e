package chat.maru.cluster;

import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import chat.maru.storage.DatabaseClock;
import chat.maru.storage.Engine;
import chat.maru.support.Postgres;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nodes know of each other, by the clock of the database. */
class NodeTests {

	private final String url = Postgres.newMigratedDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(this.url));

	private final Node one = node();

	private final Node other = node();

	private final AtomicInteger rejoined = new AtomicInteger();

	private Node node() {
		return node(Clock.systemUTC());
	}

	private Node node(Clock clock) {
		return new Node(Engine.POSTGRESQL, () -> DriverManager.getConnection(this.url), clock, new Currency());
	}

	@BeforeEach
	void start() {
		this.one.listen(this.rejoined::incrementAndGet);
		this.one.start();
		this.other.start();
		Waiting.await().until(() -> this.one.nodes().size() == 2);
	}

	@AfterEach
	void stop() {
		this.one.stop();
		this.other.stop();
	}

	@Test
	void aNodeThatStopsIsGoneAtOnce() {
		assertThat(this.other.nodes()).isEqualTo(Set.of(this.one.id(), this.other.id()));
		this.other.stop();
		assertThat(this.jdbc.queryForList("select id from node", String.class)).containsExactly(this.one.id());
		Waiting.await().until(() -> this.one.nodes().equals(Set.of(this.one.id())));
		assertThat(this.rejoined).hasValue(0);
	}

	@Test
	void aNodeThatWasPausedJoinsAgain() {
		age(this.one);
		Waiting.await().until(() -> this.rejoined.get() == 1);
		Waiting.await().until(() -> this.other.nodes().size() == 2);
	}

	/** Also when no other node has deleted its row. */
	@Test
	void aNodeThatWasPausedAloneJoinsAgain() {
		this.other.stop();
		age(this.one);
		Waiting.await().until(() -> this.rejoined.get() == 1);
	}

	/** As is known when the node has started, before it serves anyone. */
	@ParameterizedTest
	@ValueSource(ints = { 5, -5 })
	void theClockOfAMachineThatIsWrongIsCorrected(int minutesAhead) {
		Clock machine = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutesAhead));
		DatabaseClock clock = new DatabaseClock(machine);
		Node wrong = node(clock);
		wrong.start();
		try {
			long before = databaseMillis();
			long now = clock.millis();
			// Exact up to the time that the measurement took.
			assertThat(now).isBetween(before - 1_000, databaseMillis() + 1_000);
			assertThat(this.one.nodes()).contains(this.other.id());
			Waiting.await().until(() -> this.one.nodes().contains(wrong.id()));
		}
		finally {
			wrong.stop();
		}
	}

	private long databaseMillis() {
		return Objects.requireNonNull(
				this.jdbc.queryForObject("select (extract(epoch from clock_timestamp()) * 1000)::bigint", Long.class));
	}

	private void age(Node node) {
		this.jdbc.update("update node set seen_at = seen_at - 6000 where id = ?", node.id());
	}

	@Test
	void nodesJoinAgainAfterACrashOfTheDatabaseEmptiedTheList() {
		this.jdbc.update("delete from node");
		Waiting.await().until(() -> this.rejoined.get() == 1);
		Waiting.await().until(() -> this.jdbc.queryForList("select id from node", String.class).size() == 2);
	}

}
