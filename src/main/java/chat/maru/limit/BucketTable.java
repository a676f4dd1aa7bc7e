package chat.maru.limit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import chat.maru.storage.DirectConnections;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Token buckets in PostgreSQL, each used by one statement and with the database's clock.
 * <p>
 * It has a connection of its own, which is opened when it is first needed. In a caller's
 * transaction an attempt would not be counted if that is rolled back, and a second
 * connection of the same pool could wait for the first for ever. A statement takes a
 * fraction of a millisecond and no wait for the disk, so one connection is enough.
 */
final class BucketTable implements AutoCloseable {

	/** How long a caller waits for the connection, and for an answer, in ms. */
	private static final int PATIENCE = 5_000;

	/** Full buckets are deleted after this many requests. */
	private static final int SWEEP_INTERVAL = 100;

	/** The maximum number of full buckets that are deleted at once. */
	private static final int MAX_SWEPT = 1_000;

	/** A token counts as whole a little before it is, because of rounding. */
	private static final String TAKE = """
			insert into rate_limit as bucket (hash, tokens, at, allowed, full_at)
			select ?, burst - 1, now, true, now + make_interval(secs => 1 / rate)
				from (select clock_timestamp() as now, ?::float8 as burst, ?::float8 as rate) new
			on conflict (hash) do update set (tokens, at, allowed, full_at) = (
				select tokens - allowed::int, at, allowed, at + make_interval(secs => (burst - tokens + allowed::int) / rate)
				from (
					select tokens, at, tokens > 0.999999 as allowed, burst, rate from (
						select least(burst, bucket.tokens + rate * greatest(0, extract(epoch from excluded.at - bucket.at)))
								as tokens, greatest(bucket.at, excluded.at) as at, burst, rate
						from (select ?::float8 as burst, ?::float8 as rate) limits) refilled) asked)
			returning allowed, tokens""";

	private static final String GIVE_BACK = "update rate_limit set tokens = least(?, tokens + 1) where hash = ?";

	private static final String SWEEP = """
			delete from rate_limit where hash in (
				select hash from rate_limit where full_at < clock_timestamp()
				order by full_at limit ? for update skip locked)""";

	private final DirectConnections connections;

	private final ReentrantLock lock = new ReentrantLock(true);

	private @Nullable Connection connection;

	private int taken;

	BucketTable(DirectConnections connections) {
		this.connections = connections;
	}

	/**
	 * Takes a token.
	 * @return zero if there was one; otherwise how long to wait for one
	 * @throws DataAccessResourceFailureException if the database cannot be asked
	 */
	Duration take(byte[] hash, Rate rate) {
		return ask((connection) -> {
			if (++this.taken % SWEEP_INTERVAL == 0) {
				sweep(connection);
			}
			try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
				statement.setBytes(1, hash);
				statement.setDouble(2, rate.burst());
				statement.setDouble(3, rate.perSecond());
				statement.setDouble(4, rate.burst());
				statement.setDouble(5, rate.perSecond());
				try (ResultSet row = statement.executeQuery()) {
					row.next();
					return row.getBoolean(1) ? Duration.ZERO
							: Duration.ofMillis((long) Math.ceil((1 - row.getDouble(2)) / rate.perSecond() * 1_000));
				}
			}
		});
	}

	/** Puts a token back, if the bucket is not full. */
	void giveBack(byte[] hash, Rate rate) {
		ask((connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
				statement.setDouble(1, rate.burst());
				statement.setBytes(2, hash);
				return statement.executeUpdate();
			}
		});
	}

	private static void sweep(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(SWEEP)) {
			statement.setInt(1, MAX_SWEPT);
			statement.executeUpdate();
		}
	}

	private <T> T ask(Question<T> question) {
		try {
			if (!this.lock.tryLock(PATIENCE, TimeUnit.MILLISECONDS)) {
				throw new DataAccessResourceFailureException("The limits are not answered in time");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DataAccessResourceFailureException("Interrupted", ex);
		}
		try {
			return ask(question, this.connection != null);
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("The limits cannot be counted", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A connection that was open may have ended since: then another one is asked. A
	 * request that is counted twice by that does no harm.
	 */
	private <T> T ask(Question<T> question, boolean again) throws SQLException {
		try {
			return question.ask(open());
		}
		catch (SQLException ex) {
			drop();
			if (again) {
				return ask(question, false);
			}
			throw ex;
		}
	}

	private Connection open() throws SQLException {
		Connection open = this.connection;
		if (open == null) {
			open = this.connections.open();
			this.connection = open;
			open.setNetworkTimeout(Runnable::run, PATIENCE);
		}
		return open;
	}

	private void drop() {
		try {
			if (this.connection != null) {
				this.connection.close();
			}
		}
		catch (SQLException ex) {
			// It has ended already.
		}
		this.connection = null;
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			drop();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Asks the database.
	 *
	 * @param <T> the answer
	 */
	private interface Question<T> {

		T ask(Connection connection) throws SQLException;

	}

}
