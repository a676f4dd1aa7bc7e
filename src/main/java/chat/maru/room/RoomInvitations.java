package chat.maru.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.Secret;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.refusal.Refused;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores invitations to rooms. An invitation is a link that is valid for a limited time
 * and a limited number of people, until it is revoked, and only while the account that
 * created it may add people to the room.
 */
@Repository
public class RoomInvitations {

	/** The maximum number of days that an invitation is valid. */
	public static final int MOST_DAYS = 30;

	/** The maximum number of people who can use an invitation. */
	public static final int MOST_USES = 1_000;

	private static final int MAX_PER_ROOM = 100;

	private final JdbcClient jdbc;

	private final RoomAccess access;

	private final Accounts accounts;

	private final AuditLog audit;

	private final Clock clock;

	private final TransactionTemplate reading;

	RoomInvitations(JdbcClient jdbc, RoomAccess access, Accounts accounts, AuditLog audit, Clock clock,
			PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.access = access;
		this.accounts = accounts;
		this.audit = audit;
		this.clock = clock;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
	}

	/**
	 * Creates an invitation.
	 * @param days for how many days it is valid, 1 to {@value #MOST_DAYS}
	 * @param uses how many people can use it, 1 to {@value #MOST_USES}
	 * @throws Refused if the account cannot see the room or may not add people to it, a
	 * number is out of range, or the room has too many invitations
	 */
	@Transactional
	public Made make(Account moderator, String roomId, long days, long uses) {
		Room room = this.access.invite(moderator.id(), roomId).room();
		if (days < 1 || days > MOST_DAYS || uses < 1 || uses > MOST_USES) {
			throw new Refused(RoomReason.INVITATION);
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		this.jdbc.sql("delete from room_invitation where room_id = ? and (expires_at < ? or uses_left = 0)")
			.params(room.id(), now.toEpochMilli())
			.update();
		if (all(room.id()).size() >= MAX_PER_ROOM) {
			throw new Refused(RoomReason.INVITATIONS);
		}
		String secret = Secret.make();
		Instant expires = now.plus(Duration.ofDays(days));
		this.jdbc.sql("""
				insert into room_invitation (hash, room_id, created_by, created_at, expires_at, uses_left)
				values (?, ?, ?, ?, ?, ?)""")
			.params(Secret.hash(secret), room.id(), moderator.id(), now.toEpochMilli(), expires.toEpochMilli(), uses)
			.update();
		this.audit.note(moderator.id(), AuditAction.INVITATION_MADE, null, room.id(),
				"uses=" + uses + " until=" + expires);
		return new Made(secret,
				new RoomInvitation(Secret.id(Secret.hash(secret)), moderator.name(), expires, (int) uses));
	}

	/**
	 * Returns the valid invitations of a room, the newest first, at most 100.
	 * @throws Refused if the account cannot see the room or does not moderate it
	 */
	public List<RoomInvitation> of(Account moderator, String room) {
		String id = this.access.moderate(moderator.id(), room).roomId();
		List<Stored> stored = this.reading.execute((status) -> all(id));
		return Objects.requireNonNull(stored).stream().map(Stored::invitation).toList();
	}

	/**
	 * Revokes an invitation. Nothing happens if it is not valid any more.
	 * @throws Refused if the account cannot see the room or does not moderate it
	 */
	@Transactional
	public void revoke(Account moderator, String roomId, String id) {
		Room room = this.access.moderate(moderator.id(), roomId).room();
		all(room.id()).stream().filter((stored) -> stored.invitation().id().equals(id)).forEach((stored) -> {
			this.jdbc.sql("delete from room_invitation where hash = ?").param(stored.hash()).update();
			this.audit.note(moderator.id(), AuditAction.INVITATION_REVOKED, null, room.id(), "");
		});
	}

	private List<Stored> all(String room) {
		return this.jdbc.sql("""
				select invitation.hash, account.name, invitation.expires_at, invitation.uses_left
				from room_invitation invitation join account on account.id = invitation.created_by
				where room_id = ? and expires_at >= ? and uses_left > 0
				order by invitation.created_at desc, hash limit ?""")
			.params(room, this.clock.millis(), MAX_PER_ROOM)
			.query((row, number) -> new Stored(row.getBytes("hash"),
					new RoomInvitation(Secret.id(row.getBytes("hash")), row.getString("name"),
							Instant.ofEpochMilli(row.getLong("expires_at")), row.getInt("uses_left"))))
			.list();
	}

	/**
	 * Returns the room of an invitation. Access is checked outside the transaction that
	 * reads the invitation, so that no membership is cached that is as old as that
	 * transaction.
	 * @param secret the secret part of the link
	 * @throws Refused if the invitation is not valid, or the account that created it may
	 * not add people any more
	 */
	public Room room(String secret) {
		return Objects.requireNonNull(this.reading.execute((status) -> find(secret)))
			.flatMap(this::room)
			.orElseThrow(() -> new Refused(RoomReason.INVITATION_OVER));
	}

	private Optional<Room> room(Link link) {
		try {
			return this.accounts.find(link.by()).map((by) -> this.access.invite(by.id(), link.room()).room());
		}
		catch (Refused ex) {
			return Optional.empty();
		}
	}

	private Optional<Link> find(String secret) {
		if (!Secret.isLikely(secret)) {
			return Optional.empty();
		}
		return this.jdbc.sql("""
				select room_id, created_by from room_invitation
				where hash = ? and expires_at >= ? and uses_left > 0""")
			.params(Secret.hash(secret), this.clock.millis())
			.query((row, number) -> new Link(row.getString("room_id"), row.getString("created_by")))
			.optional();
	}

	/**
	 * Uses an invitation once, inside the transaction that adds the member.
	 * @throws Refused if the invitation is not valid any more
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void use(String secret) {
		int used = this.jdbc.sql("""
				update room_invitation set uses_left = uses_left - 1
				where hash = ? and expires_at >= ? and uses_left > 0""")
			.params(Secret.hash(secret), this.clock.millis())
			.update();
		if (used == 0) {
			throw new Refused(RoomReason.INVITATION_OVER);
		}
	}

	/**
	 * A new invitation.
	 *
	 * @param secret the secret part of its link, which is not stored and cannot be read
	 * again
	 */
	public record Made(String secret, RoomInvitation invitation) {
	}

	private record Stored(byte[] hash, RoomInvitation invitation) {
	}

	private record Link(String room, String by) {
	}

}
