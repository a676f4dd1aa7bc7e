package chat.maru.limit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import chat.maru.storage.DirectConnections;
import chat.maru.support.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Token buckets that several nodes share in PostgreSQL. */
class SharedBucketsTests {

	private static final Rate RATE = Rate.of(3, Duration.ofHours(1));

	private static String url;

	private static JdbcClient jdbc;

	private final List<BucketTable> nodes = new ArrayList<>();

	@BeforeAll
	static void migrate() throws SQLException {
		url = Postgres.newDatabase();
		jdbc = JdbcClient.create(new DriverManagerDataSource(url));
		try (Connection connection = DriverManager.getConnection(url)) {
			ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/postgresql/V21__limits.sql"));
		}
	}

	@AfterEach
	void close() {
		this.nodes.forEach(BucketTable::close);
		jdbc.sql("delete from rate_limit").update();
	}

	@Test
	void nodesCountTogether() {
		SharedBuckets first = node("limit", RATE);
		SharedBuckets second = node("limit", RATE);
		assertThat(first.take("key")).isZero();
		assertThat(second.take("key")).isZero();
		assertThat(first.take("key")).isZero();
		assertThat(second.take("key")).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
		assertThat(first.take("key")).isPositive();
		assertThat(first.take("another")).isZero();
		assertThat(node("other limit", RATE).take("key")).isZero();
	}

	@Test
	void manyAtOnceAreCountedOnceEach() {
		Rate rate = Rate.of(10, Duration.ofHours(1));
		List<SharedBuckets> buckets = IntStream.range(0, 4).mapToObj((i) -> node("limit", rate)).toList();
		List<CompletableFuture<Duration>> waits = IntStream.range(0, 40)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> buckets.get(i % 4).take("key")))
			.toList();
		assertThat(waits).extracting(CompletableFuture::join).filteredOn(Duration::isZero).hasSize(10);
	}

	@Test
	void aBucketRefillsByTheClockOfTheDatabase() {
		SharedBuckets node = node("limit", RATE);
		for (int i = 0; i < 3; i++) {
			assertThat(node.take("key")).isZero();
		}
		assertThat(node.take("key")).isPositive();
		pass("20 minutes");
		assertThat(node.take("key")).isZero();
		assertThat(node.take("key")).isPositive();
		pass("10 hours");
		for (int i = 0; i < 3; i++) {
			assertThat(node.take("key")).isZero();
		}
		assertThat(node.take("key")).isPositive();
	}

	@Test
	void aReturnedTokenCanBeUsedAgainOnce() {
		SharedBuckets node = node("limit", RATE);
		node.giveBack("key");
		for (int i = 0; i < 3; i++) {
			assertThat(node.take("key")).isZero();
		}
		node.giveBack("key");
		assertThat(node.take("key")).isZero();
		assertThat(node.take("key")).isPositive();
		for (int i = 0; i < 10; i++) {
			node.giveBack("key");
		}
		for (int i = 0; i < 3; i++) {
			assertThat(node.take("key")).isZero();
		}
		assertThat(node.take("key")).isPositive();
	}

	@Test
	void fullBucketsAreDeletedAsOthersAreUsed() {
		SharedBuckets node = node("limit", RATE);
		node.take("old");
		pass("2 hours");
		node.take("in use");
		Rate many = Rate.of(1_000, Duration.ofHours(1));
		for (int i = 0; i < 100; i++) {
			new SharedBuckets(node.table(), "many", many).take("key");
		}
		assertThat(jdbc.sql("select count(*) from rate_limit").query(Integer.class).single()).isEqualTo(2);
	}

	@Test
	void aKeyMayBeAnyText() {
		SharedBuckets node = node("limit", RATE);
		assertThat(node.take("\u0000\ud800".repeat(10_000))).isZero();
	}

	@Test
	void anEndedConnectionIsReplaced() {
		SharedBuckets node = node("limit", RATE);
		assertThat(node.take("key")).isZero();
		jdbc.sql("""
				select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid()""").query().listOfRows();
		assertThat(node.take("key")).isZero();
		assertThat(node.take("key")).isZero();
		assertThat(node.take("key")).isPositive();
	}

	@Test
	void withoutTheDatabaseNothingIsAllowed() {
		SharedBuckets node = new SharedBuckets(table(() -> {
			throw new SQLException("A connection of a test fails");
		}), "limit", RATE);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> node.take("key"));
	}

	private SharedBuckets node(String limit, Rate rate) {
		return new SharedBuckets(table(() -> DriverManager.getConnection(url)), limit, rate);
	}

	private BucketTable table(DirectConnections connections) {
		BucketTable table = new BucketTable(connections);
		this.nodes.add(table);
		return table;
	}

	/** Moves the buckets into the past. */
	private static void pass(String interval) {
		jdbc.sql("update rate_limit set at = at - cast(:time as interval), full_at = full_at - cast(:time as interval)")
			.param("time", interval)
			.update();
	}

}
