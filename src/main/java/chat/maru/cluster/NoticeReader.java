package chat.maru.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import chat.maru.cluster.NoticeLog.Page;
import chat.maru.cluster.NoticeLog.Stored;
import chat.maru.health.WatchedLoop;
import chat.maru.storage.DirectConnections;
import chat.maru.storage.Engine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Follows the notices of all nodes on PostgreSQL, and tells those of other nodes here.
 * Does nothing on SQLite.
 */
@Component
class NoticeReader implements SmartLifecycle, WatchedLoop {

	private static final String THREAD = "notices";

	/** Several reads fit into the time that a node may be without one. */
	private static final Duration INTERVAL = Duration.ofMillis(400);

	private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(NoticeReader.class);

	private final Engine engine;

	private final Notices notices;

	private final Currency currency;

	private final String node;

	private final DatabaseLoop loop;

	/** Negative before the first read. */
	private long last = -1;

	/** The timeline of the server when it was read last. */
	private String timeline = "";

	private long expired = System.nanoTime();

	NoticeReader(Engine engine, DirectConnections connections, JdbcOperations jdbc, Notices notices, Currency currency,
			Bus bus, Node node) {
		this.engine = engine;
		this.notices = notices;
		this.currency = currency;
		this.node = node.id();
		this.loop = new DatabaseLoop(THREAD, INTERVAL, connections, this::read);
		if (engine == Engine.POSTGRESQL) {
			currency.follow();
			notices.store(new Storing(jdbc, node.id(), bus));
			bus.listen(new BusListener() {

				@Override
				public void woken() {
					NoticeReader.this.loop.wake();
				}

			});
		}
	}

	private boolean read(Connection connection) throws SQLException {
		long begun = System.nanoTime();
		Page page = NoticeLog.read(connection, (this.last < 0) ? Long.MAX_VALUE : this.last);
		if (this.last < 0) {
			this.last = page.head();
			this.timeline = page.timeline();
			RowCache.forgetEverything();
		}
		else if (page.hasGap() || !page.timeline().equals(this.timeline)) {
			logger.warn("Notices of other nodes are missing. All that is cached is read again.");
			this.last = page.head();
			this.timeline = page.timeline();
			RowCache.forgetEverything();
			this.notices.hear(List.of(new NoticesMissed()));
		}
		else {
			hear(page.notices());
			this.last = page.last();
		}
		if (this.last < page.head()) {
			return true;
		}
		this.currency.read(begun);
		return expire(connection);
	}

	private void hear(List<Stored> stored) {
		List<Notice> foreign = new ArrayList<>();
		for (Stored each : stored) {
			if (!each.node().equals(this.node) || this.notices.isUnsure()) {
				Optional<Notice> notice = this.notices.codec().read(each.name(), each.body());
				if (notice.isPresent()) {
					foreign.add(notice.get());
				}
				else {
					// A newer node tells what this one does not know.
					RowCache.forgetEverything();
				}
			}
		}
		this.notices.hear(foreign);
	}

	private boolean expire(Connection connection) throws SQLException {
		if (System.nanoTime() - this.expired < EXPIRY_INTERVAL.toNanos()) {
			return false;
		}
		boolean more = NoticeLog.expire(connection);
		this.expired = more ? this.expired : System.nanoTime();
		return more;
	}

	@Override
	public void start() {
		if (this.engine == Engine.POSTGRESQL) {
			this.loop.start();
		}
	}

	@Override
	public void stop() {
		this.loop.stop();
	}

	@Override
	public boolean isRunning() {
		return this.loop.isRunning();
	}

	/** Before anything is stored. */
	@Override
	public int getPhase() {
		return -1;
	}

	@Override
	public String threads() {
		return THREAD;
	}

	@Override
	public Duration sinceLastTurn() {
		return this.loop.sinceLastTurn();
	}

	/** Writes the notices of this node. */
	private record Storing(JdbcOperations jdbc, String node, Bus bus) implements Notices.Store {

		@Override
		public void append(List<Notice> published) {
			NoticeLog.append(this.jdbc, this.node, published);
		}

		@Override
		public void committed() {
			this.bus.wake();
		}

	}

}
