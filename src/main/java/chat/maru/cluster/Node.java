package chat.maru.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import chat.maru.health.FatalErrors;
import chat.maru.health.WatchedLoop;
import chat.maru.storage.DatabaseClock;
import chat.maru.storage.DirectConnections;
import chat.maru.storage.Engine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This server among those that share a PostgreSQL database. Once a second it writes that
 * it is alive, and reads which others are; all times are those of the database. With
 * SQLite it is the only one and writes nothing.
 */
@Component
public class Node implements SmartLifecycle, WatchedLoop {

	private static final String THREAD = "node";

	private static final Duration HEARTBEAT = Duration.ofSeconds(1);

	/** A node that was not seen for this long is gone, in ms. */
	private static final long GONE = 5_000;

	/** A measurement that took longer says little about the clock. */
	private static final Duration MAX_MEASUREMENT = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(Node.class);

	private final String id = UUID.randomUUID().toString();

	private final Engine engine;

	private final DirectConnections connections;

	private final Clock clock;

	private final Currency currency;

	private final List<NodeListener> listeners = new CopyOnWriteArrayList<>();

	private final DatabaseLoop loop;

	private volatile Set<String> nodes = Set.of(this.id);

	private boolean joined;

	Node(Engine engine, DirectConnections connections, Clock clock, Currency currency) {
		this.engine = engine;
		this.connections = connections;
		this.clock = clock;
		this.currency = currency;
		this.loop = new DatabaseLoop(THREAD, HEARTBEAT, connections, this::beat);
	}

	/** The id of this server, another one after each start. */
	public String id() {
		return this.id;
	}

	/** The ids of the nodes that are alive, as of the last heartbeat, with this one. */
	public Set<String> nodes() {
		return this.nodes;
	}

	public void listen(NodeListener listener) {
		this.listeners.add(listener);
	}

	private boolean beat(Connection connection) throws SQLException {
		Beat beat = (this.clock instanceof DatabaseClock following) ? beat(connection, following)
				: beat(connection, this.id);
		if (!beat.known()) {
			join(connection);
		}
		this.nodes = beat.with(this.id);
		this.currency.seeOthers(this.nodes.size() > 1);
		return false;
	}

	/** Measures the clock as well. */
	private Beat beat(Connection connection, DatabaseClock following) throws SQLException {
		long from = System.nanoTime();
		long before = following.machineMillis();
		Beat beat = beat(connection, this.id);
		long after = following.machineMillis();
		if (System.nanoTime() - from < MAX_MEASUREMENT.toNanos()) {
			following.adjust(beat.at() - after, beat.at() - before);
		}
		return beat;
	}

	private static Beat beat(Connection connection, String id) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("""
				with at as (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now),
					beat as (update node set seen_at = at.now from at
						where id = ? and seen_at > at.now - ? returning id),
					gone as (delete from node using at where seen_at <= at.now - ? returning id)
				select at.now, exists (select 1 from beat),
					array(select id from node where seen_at > at.now - ?) from at""")) {
			statement.setString(1, id);
			statement.setLong(2, GONE);
			statement.setLong(3, GONE);
			statement.setLong(4, GONE);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return new Beat(row.getLong(1), row.getBoolean(2), Set.of((String[]) row.getArray(3).getArray()));
			}
		}
	}

	private void join(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("""
				insert into node (id, started_at, seen_at)
				select ?, now, now from (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now) at
				on conflict (id) do update set seen_at = excluded.seen_at""")) {
			statement.setString(1, this.id);
			statement.executeUpdate();
		}
		if (this.joined) {
			logger.warn("The other nodes took this one for dead; it joins them again");
			this.listeners.forEach(Node::tell);
		}
		this.joined = true;
	}

	private static void tell(NodeListener listener) {
		try {
			listener.rejoined();
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			logger.error("A listener did not join the other nodes again", ex);
		}
	}

	@Override
	public void start() {
		if (this.engine == Engine.POSTGRESQL) {
			this.loop.start();
		}
	}

	/** Stops, and tells the other nodes that this one is gone. */
	@Override
	public void stop() {
		this.loop.stop();
		try (Connection connection = this.connections.open();
				PreparedStatement statement = connection.prepareStatement("delete from node where id = ?")) {
			statement.setString(1, this.id);
			statement.executeUpdate();
		}
		catch (SQLException ex) {
			logger.debug("The other nodes notice in a few seconds that this one is gone", ex);
		}
	}

	@Override
	public boolean isRunning() {
		return this.loop.isRunning();
	}

	/** Before everything that depends on this node, or on its clock. */
	@Override
	public int getPhase() {
		return -2;
	}

	@Override
	public String threads() {
		return THREAD;
	}

	@Override
	public Duration sinceLastTurn() {
		return this.loop.sinceLastTurn();
	}

	/**
	 * The result of a heartbeat.
	 *
	 * @param at the database's time, in ms
	 * @param known whether the others still know this node
	 * @param alive the ids of the nodes that are alive
	 */
	private record Beat(long at, boolean known, Set<String> alive) {

		Set<String> with(String own) {
			if (this.alive.contains(own)) {
				return this.alive;
			}
			Set<String> all = new HashSet<>(this.alive);
			all.add(own);
			return Set.copyOf(all);
		}

	}

}
