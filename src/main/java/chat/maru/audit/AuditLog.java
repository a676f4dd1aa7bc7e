package chat.maru.audit;

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
	 * A page of entries, newest first.
	 * @param before only entries with a smaller id; null for the newest
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public List<AuditEntry> page(@Nullable Long before, int limit) {
		return this.jdbc.sql("""
				select audit.id, audit.at, audit.action, audit.detail, audit.actor_id, actor.name as actor_name,
					audit.subject_id, subject.name as subject_name, audit.room_id, room.name as room_name
				from audit
				left join account actor on actor.id = audit.actor_id
				left join account subject on subject.id = audit.subject_id
				left join room on room.id = audit.room_id and room.kind = 'public'
				where audit.id < ? order by audit.id desc limit ?""")
			.params((before != null) ? before : Long.MAX_VALUE, limit)
			.query((row, number) -> new AuditEntry(row.getLong("id"), Instant.ofEpochMilli(row.getLong("at")),
					AuditAction.of(row.getString("action")), row.getString("actor_id"), row.getString("actor_name"),
					row.getString("subject_id"), row.getString("subject_name"), row.getString("room_id"),
					row.getString("room_name"), row.getString("detail")))
			.list();
	}

}
