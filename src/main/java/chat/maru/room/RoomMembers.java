package chat.maru.room;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.AccountEnding;
import chat.maru.account.DeletionCause;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.limit.RateLimit;
import chat.maru.limit.RateLimits;
import chat.maru.log.LogWriter;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds members to rooms, removes them, and changes their roles. */
@Service
public class RoomMembers implements AccountEnding {

	/**
	 * How often an account may join the same room per hour. Each time is shown to all its
	 * members.
	 */
	private static final int MAX_JOINS_PER_HOUR = 5;

	private final RateLimit joins;

	private final Memberships memberships;

	private final RoomAccess access;

	private final LogWriter log;

	private final RoomInvitations invitations;

	private final AuditLog audit;

	RoomMembers(Memberships memberships, RoomAccess access, LogWriter log, RoomInvitations invitations, AuditLog audit,
			RateLimits limits) {
		this.memberships = memberships;
		this.access = access;
		this.log = log;
		this.invitations = invitations;
		this.audit = audit;
		this.joins = limits.perHour("room-join", MAX_JOINS_PER_HOUR);
	}

	/** Returns the members of a room that the caller can read, at most 1,000. */
	public List<RoomMember> of(Account account, String id) {
		return this.access.members(this.access.read(account.id(), id));
	}

	/**
	 * Joins a public room. Joining again changes nothing.
	 * @throws Refused if the room does not exist or is private, or the account is in too
	 * many rooms or has joined this one too often
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
	 * Adds an account to a room. An existing member keeps its role.
	 * @param account the account; null if it does not exist
	 * @throws Refused if the caller cannot see the room or does not moderate it, the
	 * account does not exist or is in too many rooms, or the room is archived or everyone
	 * is in it
	 */
	public void add(Account moderator, String id, @Nullable Account account) {
		Room room = this.access.invite(moderator.id(), id).room();
		if (account == null) {
			throw new Refused(RoomReason.NOBODY);
		}
		this.log.commit(new RoomChange.Joined(moderator, room, account, null));
	}

	/**
	 * Joins a room with an invitation. An existing member does not use up the invitation.
	 * @param secret the secret part of the link
	 * @throws Refused if the invitation is not valid any more, or the account is in too
	 * many rooms or has joined this one too often
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
	 * Changes the role of a member.
	 * @throws Refused if the caller cannot see the room or does not own it, the member is
	 * another owner, or the account is not a member or is the only owner
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
	 * Leaves a room. If it has no owner then, a moderator becomes owner; without
	 * moderators, the member who joined first does. A room that has no members and no
	 * messages is closed permanently.
	 * @throws Refused if the account cannot see the room, everyone is in it, or it is a
	 * direct message
	 */
	public void leave(Account account, String id) {
		Room room = this.access.read(account.id(), id).room();
		if (room.everyone() || room.kind() == RoomKind.DIRECT) {
			throw new Refused(room.everyone() ? RoomReason.EVERYONE : RoomReason.DIRECT);
		}
		this.log.commit(new RoomChange.Left(account, room));
	}

	/**
	 * Removes a member with a lower role. Removing again changes nothing.
	 * @param account the account; null if it does not exist
	 * @throws Refused if the caller cannot see the room or does not moderate it, the
	 * account has the same or a higher role or does not exist, or everyone is in the room
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

	/** Deletes an account, which leaves all rooms except its direct messages. */
	@Override
	public void commit(Account account, DeletionCause cause) {
		this.log.commit(new RoomChange.AccountEnded(account, cause));
	}

}
