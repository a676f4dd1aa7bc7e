package chat.maru.log;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import chat.maru.log.LogNode.Said;
import chat.maru.refusal.Refused;
import chat.maru.support.Postgres;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A database that several nodes append to, and what must be true of it at any time. */
final class SharedLogs {

	private final String url;

	private final JdbcTemplate jdbc;

	SharedLogs() {
		this(Postgres.newMigratedDatabase());
	}

	/** Uses a database that has all tables. */
	SharedLogs(String url) {
		this.url = url;
		this.jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
		this.jdbc.execute("create table copy (log text not null, seq bigint not null, primary key (log, seq))");
	}

	String url() {
		return this.url;
	}

	JdbcTemplate jdbc() {
		return this.jdbc;
	}

	/** Opens a connection of its own. */
	Connection connect() throws SQLException {
		return DriverManager.getConnection(this.url);
	}

	/** The number of sessions that wait for a lock of another one. */
	int waitingForLocks() {
		return Objects.requireNonNull(this.jdbc.queryForObject("""
				select count(*) from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock'""", Integer.class));
	}

	static List<String> newRooms(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "room-" + UUID.randomUUID()).toList();
	}

	/** Each log has no gap and no time that goes back, and each entry has its copy. */
	void requireWhole() {
		assertThat(this.jdbc.queryForList("""
				select room_id from event group by room_id
				having count(*) <> max(seq) or min(seq) <> 1 or max(messages) <> count(*)""")).as("gaps").isEmpty();
		assertThat(this.jdbc.queryForList("""
				select room_id, seq from (select room_id, seq, at, lag(at) over (partition by room_id order by seq) as
				before from event) entry where at < before""")).as("times that go back").isEmpty();
		assertThat(this.jdbc.queryForList("""
				(select room_id, seq from event except select log, seq from copy)
				union all (select log, seq from copy except select room_id, seq from event)""")).as("copies").isEmpty();
	}

	/** Each of the changes is stored once. */
	void requireStored(List<Said> changes) {
		List<String> stored = this.jdbc.query("""
				select encode(client_id, 'hex') from event where client_id is not null""",
				(row, number) -> row.getString(1));
		assertThat(stored).doesNotHaveDuplicates()
			.containsAll(
					changes.stream().map((said) -> Objects.requireNonNull(said.clientId()).replace("-", "")).toList());
	}

	/**
	 * Lets several clients post to each node, one change after the other.
	 * @return the changes that were acknowledged
	 */
	static List<Said> post(List<LogNode> nodes, List<String> rooms, int clients, int changes) {
		List<Said> acknowledged = Collections.synchronizedList(new ArrayList<>());
		together(nodes.stream()
			.flatMap((node) -> IntStream.range(0, clients).mapToObj((client) -> (Callable<Void>) () -> {
				for (int i = 0; i < changes; i++) {
					Said said = Said.in(rooms.get((client + i) % rooms.size()));
					sendUntilAcknowledged(node, said);
					acknowledged.add(said);
				}
				return null;
			})));
		return acknowledged;
	}

	private static void sendUntilAcknowledged(LogNode node, Said said) {
		while (true) {
			try {
				node.writer().commit(said);
				return;
			}
			catch (Refused ex) {
				// As a client does, the same change is sent again.
			}
		}
	}

	/** Runs tasks at the same time, and returns their results. */
	static <T> List<T> together(Stream<Callable<T>> tasks) {
		List<CompletableFuture<T>> running = tasks.map((task) -> CompletableFuture.supplyAsync(() -> {
			try {
				return task.call();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}, (run) -> new Thread(run).start())).toList();
		return running.stream().map(CompletableFuture::join).toList();
	}

}
