package chat.maru.room;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.AccountEnding;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.limit.RateLimit;
import chat.maru.log.LogWriter;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where people come into rooms and go out of them. */
@Service
public class RoomMembers implements AccountEnding {

	/**
	 * How often one account may come into one room: each time is a line for all in it.
	 */
	private static final int JOINS_PER_HOUR = 5;

	private final RateLimit joins = RateLimit.perHour(JOINS_PER_HOUR);

	private final Memberships memberships;

	private final RoomAccess access;

	private final LogWriter log;

	private final RoomInvitations invitations;

	private final AuditLog audit;

	RoomMembers(Memberships memberships, RoomAccess access, LogWriter log, RoomInvitations invitations,
			AuditLog audit) {
		this.memberships = memberships;
		this.access = access;
		this.log = log;
		this.invitations = invitations;
		this.audit = audit;
	}

	/** The members of a room that the caller can read. */
	public List<RoomMember> of(Account account, String id) {
		return this.access.members(this.access.read(account.id(), id));
	}

	/**
	 * Join a public room. Joining again changes nothing.
	 * @throws Refused where it is not there, or private, or they are in too many rooms,
	 * or joined it too often
	 */
	public Room join(Account account, String id) {
		Room room = this.access.join(account.id(), id);
		if (!room.everyone()) {
			countJoin(account, room);
			this.log.commit(new RoomChange.Joined(account, room, account, null));
		}
		return room;
	}

	/**
	 * Add an account. A member keeps their role.
	 * @throws Refused if the caller cannot see the room or does not moderate it, there is
	 * no such account, or everyone is in it
	 */
	public void add(Account moderator, String id, @Nullable Account account) {
		Room room = this.access.invite(moderator.id(), id).room();
		if (account == null) {
			throw new Refused(RoomReason.NOBODY);
		}
		this.log.commit(new RoomChange.Joined(moderator, room, account, null));
	}

	/**
	 * Come in by an invitation. Who is in it already does not use it up.
	 * @param secret the secret part of its link
	 * @throws Refused where it does not hold any more, they are in too many rooms, or
	 * joined it too often
	 */
	public Room accept(Account account, String secret) {
		Room room = this.invitations.room(secret);
		countJoin(account, room);
		this.log.commit(new RoomChange.Joined(account, room, account, secret));
		return room;
	}

	private void countJoin(Account account, Room room) {
		if (this.memberships.role(account.id(), room.id()).isEmpty()) {
			this.joins.require(room.id() + ' ' + account.id(), RoomReason.JOINED_TOO_OFTEN);
		}
	}

	/**
	 * Give a member another role.
	 * @throws Refused where it is not theirs to see, or they do not own it, it is about
	 * another owner, or nobody would own it any more
	 */
	@Transactional
	public void change(Account owner, String id, Account account, RoomRole role) {
		OwnerRights rights = this.access.manage(owner.id(), id);
		if (!account.id().equals(owner.id())) {
			this.access.outrank(rights, account.id());
		}
		if (!this.memberships.change(account.id(), id, role)) {
			throw new Refused(RoomReason.LAST_OWNER);
		}
		this.audit.note(owner.id(), AuditAction.ROOM_ROLE_CHANGED, account.id(), id, "role=" + role.code());
	}

	/**
	 * Leave. A room without an owner gets a moderator for one, or else who has been in it
	 * longest. A room that the last one leaves and nobody wrote in is closed for good.
	 * @throws Refused where it is not theirs to see, or everybody is in it
	 */
	public void leave(Account account, String id) {
		Room room = this.access.read(account.id(), id).room();
		if (room.everyone() || room.kind() == RoomKind.DIRECT) {
			throw new Refused(room.everyone() ? RoomReason.EVERYONE : RoomReason.DIRECT);
		}
		this.log.commit(new RoomChange.Left(account, room));
	}

	/**
	 * Remove a member with a lower role. Removing again changes nothing.
	 * @throws Refused if the caller cannot see the room or does not moderate it, it is
	 * about an account with the same or a higher role, there is none, or everyone is in
	 * it
	 */
	public void remove(Account moderator, String id, @Nullable Account account) {
		ModeratingRights rights = this.access.moderate(moderator.id(), id);
		Room room = rights.room();
		if (account == null) {
			throw new Refused(RoomReason.NOBODY);
		}
		if (room.everyone()) {
			throw new Refused(RoomReason.EVERYONE);
		}
		this.access.outrank(rights, account.id());
		this.log.commit(new RoomChange.Removed(moderator, room, account));
	}

	/** A deleted account leaves all rooms but its direct talks, which stay others'. */
	@Override
	public void commit(Account account, Runnable work) {
		this.log.commit(new RoomChange.AccountEnded(account, work));
	}

}
