package chat.maru.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records what moderators and administrators did. Entries are never changed, and each is
 * written to the server log as well.
 */
@Repository
public class AuditLog {

	/** How many entries are kept. Beyond that, each new entry removes the oldest. */
	private static final int KEPT = 1_000_000;

	/** The maximum number of entries of a page. */
	public static final int LONGEST_PAGE = 1_000;

	private static final String ENTRY = """
			select audit.id, audit.at, audit.action, audit.detail, audit.actor_id, actor.name as actor_name,
				audit.subject_id, subject.name as subject_name, audit.room_id, room.name as room_name
			from audit
			left join account actor on actor.id = audit.actor_id
			left join account subject on subject.id = audit.subject_id
			left join room on room.id = audit.room_id and room.kind = 'public'
			""";

	private static final String PAGE = ENTRY + "where %s order by audit.id desc limit :limit";

	/** Each of the two indexes gives as many entries as the page has. */
	private static final String PAGE_OF_ACCOUNT = ENTRY + """
			where audit.id in (
				select id from (
					select id from audit where actor_id = :account and %s order by id desc limit :limit) by_account
				union select id from (
					select id from audit where subject_id = :account and %s order by id desc limit :limit) to_account)
			order by audit.id desc limit :limit""";

	private static final Log logger = LogFactory.getLog(AuditLog.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	AuditLog(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Record an action, inside the transaction that does it.
	 * @param actor the id of the account that does it
	 * @param subject the id of the account that it is done to; null for none
	 * @param room the id of the room that it is done in; null for none
	 * @param detail further values in the form that {@link AuditEntry} describes; never
	 * the text of a message
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void note(String actor, AuditAction action, @Nullable String subject, @Nullable String room, String detail) {
		this.jdbc.sql("""
				insert into audit (at, actor_id, action, subject_id, room_id, detail)
				values (?, ?, ?, ?, ?, ?)""")
			.params(this.clock.millis(), actor, action.code())
			.param(subject)
			.param(room)
			.param(detail)
			.update();
		this.jdbc.sql("delete from audit where id <= (select max(id) from audit) - ?").param(KEPT).update();
		afterCommit(() -> logger
			.info("Account " + actor + ": " + action.code() + ((subject != null) ? ", account " + subject : "")
					+ ((room != null) ? ", room " + room : "") + (detail.isEmpty() ? "" : ", " + detail)));
	}

	private static void afterCommit(Runnable task) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				task.run();
			}
		});
	}

	/**
	 * A page of all entries, newest first.
	 * @param before only entries with a smaller id; null for the newest
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public List<AuditEntry> page(@Nullable Long before, int limit) {
		return page(AuditFilter.ALL, before, limit);
	}

	/**
	 * A page of the entries that match a filter, newest first.
	 * @param before only entries with a smaller id; null for the newest
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public List<AuditEntry> page(AuditFilter filter, @Nullable Long before, int limit) {
		long first = (filter.from() != null) ? end("""
				select id from audit where at >= ? order by at, id limit 1""", filter.from(), Long.MAX_VALUE) : 0;
		long last = (filter.until() != null) ? end("""
				select id from audit where at < ? order by at desc, id desc limit 1""", filter.until(), 0)
				: Long.MAX_VALUE;
		String conditions = "audit.id between :first and :last and audit.id < :before"
				+ ((filter.action() != null) ? " and audit.action = :action" : "");
		String sql = (filter.account() != null) ? PAGE_OF_ACCOUNT.formatted(conditions, conditions)
				: PAGE.formatted(conditions);
		return this.jdbc.sql(sql)
			.param("first", first)
			.param("last", last)
			.param("before", (before != null) ? before : Long.MAX_VALUE)
			.param("action", (filter.action() != null) ? filter.action().code() : "")
			.param("account", (filter.account() != null) ? filter.account() : "")
			.param("limit", limit)
			.query(AuditLog::entry)
			.list();
	}

	/** The id at an end of a span of time, by the index of the times. */
	private long end(String sql, Instant at, long none) {
		return this.jdbc.sql(sql).param(at.toEpochMilli()).query(Long.class).optional().orElse(none);
	}

	private static AuditEntry entry(ResultSet row, int number) throws SQLException {
		return new AuditEntry(row.getLong("id"), Instant.ofEpochMilli(row.getLong("at")),
				AuditAction.of(row.getString("action")), row.getString("actor_id"), row.getString("actor_name"),
				row.getString("subject_id"), row.getString("subject_name"), row.getString("room_id"),
				row.getString("room_name"), row.getString("detail"));
	}

}
