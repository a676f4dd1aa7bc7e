package chat.maru.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import chat.maru.storage.Engine;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives one of the nodes that share a database the right to do something, for some
 * seconds at a time by the clock of the database. A node that was paused may believe that
 * it still has a lease, so a transaction that depends on one must {@link Fence#require}
 * it. A node that is the only one needs no leases.
 */
@Repository
class Leases {

	/** How long a lease lasts if it is not renewed. */
	private static final Duration TTL = Duration.ofSeconds(5);

	private static final int RENEWALS = 4;

	private static final String SELECT_OTHER = """
			select exists (select 1 from lease where name = ? and node_id <> ? and until > clock_timestamp())""";

	private static final String TAKE = """
			insert into lease (name, node_id, until, fence)
			values (?, ?, clock_timestamp() + ? * interval '1 ms', 1)
			on conflict (name) do update set node_id = excluded.node_id, until = excluded.until,
				fence = lease.fence + case when lease.node_id = excluded.node_id then 0 else 1 end
			where lease.node_id = excluded.node_id or lease.until <= clock_timestamp()
			returning fence""";

	private final JdbcClient jdbc;

	private final boolean shared;

	private final Duration ttl;

	/** This node, until it stops. */
	private final String node = UUID.randomUUID().toString();

	@Autowired
	Leases(Engine engine, JdbcClient jdbc) {
		this(engine, jdbc, TTL);
	}

	Leases(Engine engine, JdbcClient jdbc, Duration ttl) {
		this.shared = engine != Engine.SQLITE;
		this.jdbc = jdbc;
		this.ttl = ttl;
	}

	/** Returns whether other nodes may have a lease. */
	public boolean isShared() {
		return this.shared;
	}

	/** Returns how often to take a lease, to keep it or to get it soon. */
	public Duration interval() {
		return this.ttl.dividedBy(RENEWALS);
	}

	/**
	 * Takes a lease, or renews it.
	 * @return empty if another node has it
	 */
	@Transactional
	public Optional<Fence> take(String name) {
		if (this.jdbc.sql(SELECT_OTHER).params(name, this.node).query(Boolean.class).single()) {
			return Optional.empty();
		}
		return this.jdbc.sql(TAKE)
			.params(name, this.node, this.ttl.toMillis())
			.query(Long.class)
			.optional()
			.map((fence) -> new Fence(name, this.node, fence));
	}

	/** Ends a lease of this node early, so that another node need not wait. */
	@Transactional
	public void release(String name) {
		this.jdbc.sql("update lease set until = clock_timestamp() where name = ? and node_id = ?")
			.params(name, this.node)
			.update();
	}

	/**
	 * A lease that a node has taken.
	 *
	 * @param number one more with each node that takes the lease
	 */
	record Fence(String name, String node, long number) {

		private static final String SELECT = """
				select 1 from lease where name = ? and node_id = ? and fence = ? for share""";

		/**
		 * Makes sure that no other node takes the lease before the transaction ends.
		 * @throws LeaseLost if another one has taken it
		 */
		void require(Commit commit) throws SQLException {
			PreparedStatement select = commit.prepared(SELECT);
			select.setString(1, this.name);
			select.setString(2, this.node);
			select.setLong(3, this.number);
			try (ResultSet row = select.executeQuery()) {
				if (!row.next()) {
					throw new LeaseLost();
				}
			}
		}

	}

	/** Thrown if another node has taken a lease. */
	static final class LeaseLost extends RuntimeException {

		LeaseLost() {
			super("Another node has the lease", null, false, false);
		}

	}

}
