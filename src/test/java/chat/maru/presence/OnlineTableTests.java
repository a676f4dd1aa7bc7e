package chat.maru.presence;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import chat.maru.account.Account;
import chat.maru.account.Role;
import chat.maru.presence.PresenceStore.Changes;
import chat.maru.presence.PresenceStore.Connected;
import chat.maru.support.Postgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What nodes write about their connections in PostgreSQL, and read of others. */
class OnlineTableTests {

	private static final Account MINA = new Account("mina", "Mina");

	private static final Account JUN = new Account("jun", "Jun", Role.ADMINISTRATOR);

	private static JdbcClient jdbc;

	private static OnlineTable table;

	@BeforeAll
	static void connect() {
		jdbc = JdbcClient.create(new DriverManagerDataSource(Postgres.newMigratedDatabase()));
		table = new OnlineTable(jdbc);
		jdbc.sql("""
				insert into account (id, name, name_key, created_at, role)
				values ('mina', 'Mina', 'mina', 0, 'guest'), ('jun', 'Jun', 'jun', 0, 'administrator')""").update();
	}

	@BeforeEach
	void empty() {
		jdbc.sql("truncate online, online_node").update();
	}

	@Test
	void onlyChangesAreReadAgain() {
		long first = table.writeAll("a", Map.of("mina", 1, "jun", 2));
		assertThat(read("a", -1)).satisfies((all) -> {
			assertThat(all.complete()).isTrue();
			assertThat(all.accounts()).containsExactlyInAnyOrder(new Connected(MINA, 1), new Connected(JUN, 2));
		});
		long second = table.write("a", Map.of("jun", 0)).orElseThrow();
		assertThat(read("a", first)).isEqualTo(new Changes(second, false, List.of(new Connected(JUN, 0))));
		assertThat(read("a", second)).isEqualTo(new Changes(second, false, List.of()));
	}

	@Test
	void aNodeReadsOnlyOfThoseItAsksFor() {
		table.writeAll("a", Map.of("mina", 1));
		table.writeAll("b", Map.of());
		assertThat(table.read(Map.of("a", -1L, "c", -1L))).containsOnlyKeys("a");
		assertThat(read("b", -1).accounts()).isEmpty();
	}

	@Test
	void aNodeNoticesThatItsRowsWereLost() {
		long before = table.writeAll("a", Map.of("mina", 1, "jun", 1));
		empty();
		assertThat(table.read(Map.of("a", before))).isEmpty();
		assertThat(table.write("a", Map.of("mina", 0))).isEmpty();
		assertThat(jdbc.sql("select count(*) from online").query(Integer.class).single()).isZero();
		long after = table.writeAll("a", Map.of("jun", 1));
		assertThat(after).isGreaterThan(before);
		assertThat(read("a", before)).isEqualTo(new Changes(after, true, List.of(new Connected(JUN, 1))));
	}

	@Test
	void everythingReplacesWhatIsStored() {
		long before = table.writeAll("a", Map.of("mina", 1));
		long after = table.writeAll("a", Map.of("jun", 1));
		assertThat(read("a", before)).isEqualTo(new Changes(after, true, List.of(new Connected(JUN, 1))));
	}

	@Test
	void whoIsTooFarBehindReadsEverything() {
		long first = table.writeAll("a", Map.of("mina", 1, "jun", 1));
		long second = table.write("a", Map.of("mina", 0)).orElseThrow();
		long third = table.write("a", Map.of("jun", 2)).orElseThrow();
		table.deleteDisconnected("a", second);
		assertThat(jdbc.sql("select account_id from online").query(String.class).list()).containsExactly("jun");
		assertThat(read("a", second).complete()).isFalse();
		assertThat(read("a", first)).isEqualTo(new Changes(third, true, List.of(new Connected(JUN, 2))));
	}

	@Test
	void rowsOfNodesThatEndedAreDeleted() {
		table.writeAll("a", Map.of("mina", 1));
		table.writeAll("b", Map.of("mina", 1));
		table.writeAll("c", Map.of("mina", 1));
		table.delete("a");
		table.deleteOthers(List.of("c", "d"));
		assertThat(jdbc.sql("select node_id from online").query(String.class).list()).containsExactly("c");
		assertThat(jdbc.sql("select node_id from online_node").query(String.class).list()).containsExactly("c");
	}

	@Test
	void aStormIsOneStatement() {
		Map<String, Integer> many = IntStream.range(0, 5_000)
			.boxed()
			.collect(Collectors.toMap((i) -> "account-" + i, (i) -> 1));
		table.writeAll("a", many);
		assertThat(table.write("a", many)).isPresent();
		assertThat(jdbc.sql("select count(*) from online").query(Integer.class).single()).isEqualTo(5_000);
	}

	@Test
	void theTablesNeedNotSurviveACrash() {
		assertThat(jdbc.sql("select relpersistence from pg_class where relname in ('online', 'online_node')")
			.query(String.class)
			.list()).containsExactly("u", "u");
	}

	private static Changes read(String node, long seen) {
		return Objects.requireNonNull(table.read(Map.of(node, seen)).get(node));
	}

}
