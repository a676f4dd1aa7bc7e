package chat.maru.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import chat.maru.storage.Locks;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stores the values that can be taken once, by kind and by the hash of their secret. */
@Repository
class OneTimeTable {

	/** The maximum number of values of a kind. */
	static final int MAX_VALUES = 10_000;

	/** The maximum number of expired values that are deleted with each new one. */
	private static final int MAX_SWEPT = 100;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Locks locks;

	OneTimeTable(JdbcClient jdbc, Clock clock, Locks locks) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.locks = locks;
	}

	/** Keeps a value, and deletes expired values and those beyond the maximum. */
	@Transactional
	void keep(String kind, byte[] hash, String value, Duration ttl) {
		// Two that delete the same values could wait for each other.
		this.locks.lock("one-time " + kind);
		long now = this.clock.millis();
		sweep(kind, now);
		this.jdbc.sql("""
				insert into one_time (kind, hash, value, expires_at) values (?, ?, ?, ?)
				on conflict (kind, hash) do update set value = excluded.value, expires_at = excluded.expires_at""")
			.params(kind, hash, value, now + ttl.toMillis())
			.update();
	}

	private void sweep(String kind, long now) {
		this.jdbc.sql("""
				delete from one_time where kind = :kind and hash in (
					select hash from one_time where kind = :kind and expires_at <= :now limit :most)""")
			.param("kind", kind)
			.param("now", now)
			.param("most", MAX_SWEPT)
			.update();
		this.jdbc.sql("""
				delete from one_time where kind = :kind and expires_at <= (
					select expires_at from one_time where kind = :kind
					order by expires_at desc limit 1 offset :most)""")
			.param("kind", kind)
			.param("most", MAX_VALUES - 1)
			.update();
	}

	@Transactional(readOnly = true)
	Optional<String> find(String kind, byte[] hash) {
		return this.jdbc.sql("select value from one_time where kind = ? and hash = ? and expires_at > ?")
			.params(kind, hash, this.clock.millis())
			.query(String.class)
			.optional();
	}

	/** Of several callers, one gets the value. */
	@Transactional
	Optional<String> take(String kind, byte[] hash) {
		return this.jdbc.sql("delete from one_time where kind = ? and hash = ? and expires_at > ? returning value")
			.params(kind, hash, this.clock.millis())
			.query(String.class)
			.optional();
	}

	@Transactional
	void clear(String kind) {
		this.jdbc.sql("delete from one_time where kind = ?").param(kind).update();
	}

}
