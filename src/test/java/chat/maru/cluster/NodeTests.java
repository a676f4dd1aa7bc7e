package chat.maru.cluster;

import java.sql.DriverManager;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import chat.maru.storage.Engine;
import chat.maru.support.Postgres;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
		return new Node(Engine.POSTGRESQL, () -> DriverManager.getConnection(this.url), Clock.systemUTC(),
				new Currency());
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
