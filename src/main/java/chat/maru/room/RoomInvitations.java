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
 * Links into a room: for a time, for a number of people, until revoked, and for as long
 * as who made them may bring others in.
 */
@Repository
public class RoomInvitations {

	/** The most days that one holds. */
	public static final int MOST_DAYS = 30;

	/** The most people that one lets in. */
	public static final int MOST_USES = 1_000;

	private static final int MOST = 100;

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
	 * Make one.
	 * @param days for how long it holds, up to {@value #MOST_DAYS}
	 * @param uses for how many people, up to {@value #MOST_USES}
	 * @throws Refused where the room is not theirs to see, or they do not keep order in
	 * it, the numbers are unfit, or there are too many
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
		if (all(room.id()).size() >= MOST) {
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
	 * Those of a room that still hold, the newest first.
	 * @throws Refused where the room is not theirs to see, or they do not keep order in
	 * it
	 */
	public List<RoomInvitation> of(Account moderator, String room) {
		String id = this.access.moderate(moderator.id(), room).roomId();
		List<Stored> stored = this.reading.execute((status) -> all(id));
		return Objects.requireNonNull(stored).stream().map(Stored::invitation).toList();
	}

	/**
	 * Make one hold no more. One that does not hold any more stays so.
	 * @throws Refused where the room is not theirs to see, or they do not keep order in
	 * it
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
			.params(room, this.clock.millis(), MOST)
			.query((row, number) -> new Stored(row.getBytes("hash"),
					new RoomInvitation(Secret.id(row.getBytes("hash")), row.getString("name"),
							Instant.ofEpochMilli(row.getLong("expires_at")), row.getInt("uses_left"))))
			.list();
	}

	/**
	 * Where a link leads. Whether it may lead there is asked after it was read: what is
	 * kept of a membership must not be as old as a transaction that has begun.
	 * @param secret its secret part
	 * @throws Refused where it does not hold any more, or who made it may bring nobody in
	 * any more
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
	 * Use it once, inside the transaction that lets somebody in.
	 * @throws Refused where it does not hold any more
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
	 * A new one.
	 *
	 * @param secret the secret part of its link, which can be had nowhere else
	 */
	public record Made(String secret, RoomInvitation invitation) {
	}

	private record Stored(byte[] hash, RoomInvitation invitation) {
	}

	private record Link(String room, String by) {
	}

}
