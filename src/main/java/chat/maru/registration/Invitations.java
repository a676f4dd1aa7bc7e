package chat.maru.registration;

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

/**
 * Links with which people can create an account: for a time, for a number of people,
 * until revoked.
 */
@Repository
public class Invitations {

	/** The longest validity. */
	public static final Duration LONGEST = Duration.ofDays(30);

	/** The maximum number of uses. */
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
	 * Creates an invitation.
	 * @param validFor at most {@link #LONGEST}
	 * @param uses for how many people, 1 to {@link #MOST_USES}
	 * @return the secret of the link, which is stored only as a hash
	 */
	@Transactional
	public String make(Account administrator, Duration validFor, int uses) {
		if (validFor.isNegative() || validFor.isZero() || validFor.compareTo(LONGEST) > 0 || uses < 1
				|| uses > MOST_USES) {
			throw new IllegalArgumentException("An invitation is valid for up to 30 days and for 1 to 1,000 people");
		}
		Instant now = this.clock.instant();
		String secret = Secret.make();
		this.jdbc.sql("delete from invitation where expires_at < ? or uses_left = 0")
			.param(now.toEpochMilli())
			.update();
		this.jdbc
			.sql("insert into invitation (hash, created_by, created_at, expires_at, uses_left) values (?, ?, ?, ?, ?)")
			.params(Secret.hash(secret), administrator.id(), now.toEpochMilli(), now.plus(validFor).toEpochMilli(),
					uses)
			.update();
		this.audit.note(administrator.id(), AuditAction.INVITATION_MADE, null, null,
				"uses=" + uses + " until=" + now.plus(validFor).truncatedTo(ChronoUnit.SECONDS));
		return secret;
	}

	/** The valid invitations, newest first. */
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

	/** Whether an invitation is still valid. */
	@Transactional(readOnly = true)
	public boolean holds(String secret) {
		return Secret.isLikely(secret) && this.jdbc
			.sql("select exists (select 1 from invitation where hash = ? and expires_at >= ? and uses_left > 0)")
			.params(Secret.hash(secret), this.clock.millis())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Uses an invitation once, inside the transaction that creates the account.
	 * @return whether it was still valid
	 */
	@Transactional
	boolean use(String secret) {
		return Secret.isLikely(secret) && this.jdbc
			.sql("update invitation set uses_left = uses_left - 1 where hash = ? and expires_at >= ? and uses_left > 0")
			.params(Secret.hash(secret), this.clock.millis())
			.update() == 1;
	}

	/** Revokes an invitation. */
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
	 * An invitation, without its secret.
	 *
	 * @param usesLeft how many people can still use it
	 */
	public record Invitation(String id, Instant expiresAt, int usesLeft) {
	}

}
