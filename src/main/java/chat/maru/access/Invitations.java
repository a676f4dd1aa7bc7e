package chat.maru.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.Secret;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Links that let somebody in: for a time, for a number of people, until revoked. */
@Repository
public class Invitations {

	/** The longest that one holds. */
	public static final Duration LONGEST = Duration.ofDays(30);

	/** The most people that one lets in. */
	public static final int MOST_USES = 1_000;

	private final JdbcClient jdbc;

	private final AuditLog audit;

	private final Clock clock;

	Invitations(JdbcClient jdbc, AuditLog audit, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Make one.
	 * @param holds for how long, up to {@link #LONGEST}
	 * @param uses for how many people, 1 to {@link #MOST_USES}
	 * @return the secret part of the link, which can be had nowhere else
	 */
	@Transactional
	public String make(Account administrator, Duration holds, int uses) {
		if (holds.isNegative() || holds.isZero() || holds.compareTo(LONGEST) > 0 || uses < 1 || uses > MOST_USES) {
			throw new IllegalArgumentException("An invitation holds up to 30 days and for 1 to 1,000 people");
		}
		Instant now = this.clock.instant();
		String secret = Secret.make();
		this.jdbc.sql("delete from invitation where expires_at < ? or uses_left = 0")
			.param(now.toEpochMilli())
			.update();
		this.jdbc
			.sql("insert into invitation (hash, created_by, created_at, expires_at, uses_left) values (?, ?, ?, ?, ?)")
			.params(Secret.hash(secret), administrator.id(), now.toEpochMilli(), now.plus(holds).toEpochMilli(), uses)
			.update();
		this.audit.note(administrator.id(), AuditAction.INVITATION_MADE, null, null,
				"uses=" + uses + " until=" + now.plus(holds).truncatedTo(ChronoUnit.SECONDS));
		return secret;
	}

	/** Those that still hold, the newest first. */
	@Transactional(readOnly = true)
	public List<Invitation> all() {
		return this.jdbc.sql("""
				select hash, expires_at, uses_left from invitation where expires_at >= ? and uses_left > 0
				order by created_at desc, hash""")
			.param(this.clock.millis())
			.query((row, number) -> new Invitation(Secret.id(row.getBytes("hash")),
					Instant.ofEpochMilli(row.getLong("expires_at")), row.getInt("uses_left")))
			.list();
	}

	/** Whether a link still lets somebody in. */
	@Transactional(readOnly = true)
	public boolean holds(String secret) {
		return Secret.isLikely(secret) && this.jdbc
			.sql("select exists (select 1 from invitation where hash = ? and expires_at >= ? and uses_left > 0)")
			.params(Secret.hash(secret), this.clock.millis())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Use it once, inside the transaction that lets somebody in.
	 * @return whether it still held
	 */
	@Transactional
	boolean use(String secret) {
		return Secret.isLikely(secret) && this.jdbc
			.sql("update invitation set uses_left = uses_left - 1 where hash = ? and expires_at >= ? and uses_left > 0")
			.params(Secret.hash(secret), this.clock.millis())
			.update() == 1;
	}

	/** Make one hold no more. */
	@Transactional
	public void revoke(Account administrator, String id) {
		this.jdbc.sql("select hash from invitation")
			.query((row, number) -> row.getBytes("hash"))
			.list()
			.stream()
			.filter((hash) -> Secret.id(hash).equals(id))
			.forEach((hash) -> {
				this.jdbc.sql("delete from invitation where hash = ?").param(hash).update();
				this.audit.note(administrator.id(), AuditAction.INVITATION_REVOKED, null, null, "");
			});
	}

	/**
	 * One of them, without its secret.
	 *
	 * @param usesLeft how many people it still lets in
	 */
	public record Invitation(String id, Instant expiresAt, int usesLeft) {
	}

}
