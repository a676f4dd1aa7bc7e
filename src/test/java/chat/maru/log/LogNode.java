package chat.maru.log;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import chat.maru.cluster.Bus;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.util.function.SingletonSupplier;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The writer of one of several nodes, with its own connections to a PostgreSQL database.
 */
final class LogNode implements AutoCloseable {

	/** The name of its connections. */
	static final String NAME = "node";

	private final HikariDataSource pool = new HikariDataSource();

	private final CommitFaults faults;

	private final LogStore store;

	private final CommitListeners listeners;

	private final LogWriter writer;

	private final List<Entry> told = Collections.synchronizedList(new ArrayList<>());

	/**
	 * Starts a node.
	 * @param clock how far its clock is ahead
	 * @param session what it sets for each connection
	 */
	LogNode(String url, Duration clock, Duration patience, String session) {
		this(url, clock, patience, session, mock(), new LogOrder(false, SingletonSupplier.of(List.of())), mock());
	}

	/**
	 * Starts a node that tells its heads, its order and a bus what it commits.
	 */
	LogNode(String url, Duration clock, Duration patience, String session, Heads heads, LogOrder order, Bus bus) {
		PGSimpleDataSource database = new PGSimpleDataSource();
		database.setUrl(url);
		database.setApplicationName(NAME);
		database.setReWriteBatchedInserts(true);
		this.faults = new CommitFaults(database);
		this.pool.setDataSource(this.faults);
		this.pool.setMaximumPoolSize(4);
		this.pool.setMinimumIdle(1);
		this.pool.setConnectionTimeout(2_000);
		this.pool.setConnectionInitSql(session);
		JdbcTemplate jdbc = new JdbcTemplate(new LazyConnectionDataSourceProxy(this.pool));
		this.store = new LogStore(jdbc, List.of(new Saying(), new Counting()), List.of(new Copies()),
				Clock.offset(Clock.systemUTC(), clock),
				new PostgresCommits(Objects.requireNonNull(jdbc.getDataSource()), patience));
		ObjectProvider<LogListener> listeners = mock();
		given(listeners.orderedStream()).willAnswer((invocation) -> Stream.of((LogListener) this::heard));
		this.listeners = new CommitListeners(heads, order, bus, listeners);
		this.writer = new LogWriter(this.store, this.listeners);
		this.writer.start();
	}

	private void heard(List<Committed> committed) {
		committed.forEach((one) -> this.told.add(one.entry()));
	}

	LogStore store() {
		return this.store;
	}

	LogWriter writer() {
		return this.writer;
	}

	CommitListeners listeners() {
		return this.listeners;
	}

	CommitFaults faults() {
		return this.faults;
	}

	/** All entries that the listeners of this node were told. */
	List<Entry> told() {
		return List.copyOf(this.told);
	}

	@Override
	public void close() {
		this.writer.stop();
		this.pool.close();
	}

	/**
	 * Says something in one or two rooms.
	 *
	 * @param also another room, which the change does not declare; null for none
	 * @param clientId null for a change without a key
	 */
	record Said(String room, @Nullable String also, @Nullable String clientId, String text) implements Change {

		static final String AUTHOR = "a";

		static Said in(String room) {
			return new Said(room, null, UUID.randomUUID().toString(), "Hello");
		}

		@Override
		public @Nullable ChangeKey key() {
			return (this.clientId != null) ? new ChangeKey(AUTHOR, this.clientId, this.room, "said", null) : null;
		}

		@Override
		public List<String> logs() {
			return List.of(this.room);
		}

		@Override
		public boolean canWait() {
			return true;
		}

	}

	private record Saying() implements ChangeApplier<Said> {

		@Override
		public Class<Said> changes() {
			return Said.class;
		}

		@Override
		public void apply(Said said, Commit commit) throws SQLException {
			commit.append(NewEntry.message(said.room(), "said", Said.AUTHOR, said.text()));
			if (said.also() != null) {
				commit.append(NewEntry.message(said.also(), "said", Said.AUTHOR, said.text()));
			}
		}

	}

	/**
	 * Appends the number that a query returns.
	 *
	 * @param query is executed after the changes before this one
	 */
	record Counted(String room, String query) implements Change {

		static Counted copies(String room) {
			return new Counted(room, "select count(*) from copy where log = '" + room + "'");
		}

	}

	private record Counting() implements ChangeApplier<Counted> {

		@Override
		public Class<Counted> changes() {
			return Counted.class;
		}

		@Override
		public void apply(Counted counted, Commit commit) throws SQLException {
			try (var row = commit.prepared(counted.query()).executeQuery()) {
				row.next();
				commit.append(new NewEntry(counted.room(), "counted", Said.AUTHOR, null, null, null,
						String.valueOf(row.getLong(1)), true));
			}
		}

	}

	/** Copies the place of each entry to a table of its own. */
	private record Copies() implements Projection {

		@Override
		public void add(Entry entry, Commit commit) throws SQLException {
			commit.write("insert into copy (log, seq) values (?, ?)", (insert) -> {
				insert.setString(1, entry.log());
				insert.setLong(2, entry.seq());
			});
		}

	}

}
