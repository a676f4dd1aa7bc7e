package chat.maru.room;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Component;

/**
 * Decides what an account may do in a room. All entry points use it. Rooms that do not
 * exist and rooms that the account may not see are refused in the same way.
 */
@Component
public class RoomAccess {

	private final Rooms rooms;

	private final RoomLists lists;

	private final Memberships memberships;

	private final Accounts accounts;

	private final Clock clock;

	RoomAccess(Rooms rooms, RoomLists lists, Memberships memberships, Accounts accounts, Clock clock) {
		this.rooms = rooms;
		this.lists = lists;
		this.memberships = memberships;
		this.accounts = accounts;
		this.clock = clock;
	}

	/**
	 * Checks that an account may read a room.
	 * @throws Refused if the room does not exist or the account may not see it
	 */
	public ReadingRights read(String account, String room) {
		return new ReadingRights(account, readable(account, room));
	}

	private Room readable(String account, String room) {
		Room found = this.rooms.find(room).orElseThrow(() -> new Refused(RoomReason.UNKNOWN));
		if (!found.everyone() && this.memberships.role(account, room).isEmpty()) {
			throw new Refused(RoomReason.UNKNOWN);
		}
		return found;
	}

	/**
	 * Checks that an account may post in a room.
	 * @throws Refused if the room does not exist or the account may not see it, the
	 * account is silenced, or the room is archived
	 */
	public PostingRights post(Account author, String room) {
		Room found = inUse(readable(author.id(), room));
		MembershipState standing = this.memberships.standing(author.id(), room);
		if (standing.silencedUntil() != null && standing.isSilenced(this.clock.instant())) {
			throw new Refused(RoomReason.SILENCED,
					"You cannot post in this room until " + standing.silencedUntil() + ".")
				.with("until", standing.silencedUntil().toString());
		}
		return new PostingRights(author, found);
	}

	/**
	 * Checks that an account may pin messages in a room.
	 * @throws Refused if the account may not post in the room, or only moderators can pin
	 * there and it is not one
	 */
	public PinningRights pin(Account account, String room) {
		PostingRights posting = post(account, room);
		if (posting.room().pinning() == Pinning.MODERATORS) {
			require(posting, RoomRole.MODERATOR, RoomReason.MODERATOR_ONLY);
		}
		return new PinningRights(account, posting.room());
	}

	/**
	 * Checks that an account may delete its own messages in a room. Silenced accounts
	 * may.
	 * @throws Refused if the room does not exist or the account may not see it, or the
	 * room is archived
	 */
	public DeletingRights delete(String account, String room) {
		return new DeletingRights(account, inUse(readable(account, room)));
	}

	private static Room inUse(Room room) {
		if (room.archived()) {
			throw new Refused(RoomReason.ARCHIVED);
		}
		return room;
	}

	/**
	 * Returns a room that an account may have as a favourite.
	 * @throws Refused if the room does not exist or the account may not see it, or the
	 * room is archived
	 */
	Room favour(String account, String room) {
		return inUse(readable(account, room));
	}

	/**
	 * Returns a room that an account may join or is already in.
	 * @throws Refused if the room does not exist, or the account may neither join nor see
	 * it
	 */
	public Room join(String account, String room) {
		Room found = this.rooms.find(room).orElseThrow(() -> new Refused(RoomReason.UNKNOWN));
		return (found.kind() == RoomKind.PUBLIC && !found.archived()) ? found : readable(account, room);
	}

	/**
	 * Checks that an account may add people to a room.
	 * @throws Refused if the room does not exist or the account may not see it, the
	 * account is not a moderator, or the room is archived or everyone is in it
	 */
	public ModeratingRights invite(String account, String room) {
		ModeratingRights rights = moderate(account, room);
		if (inUse(rights.room()).everyone()) {
			throw new Refused(RoomReason.EVERYONE);
		}
		return rights;
	}

	/**
	 * Checks that an account may moderate a room.
	 * @throws Refused if the room does not exist or the account may not see it, or the
	 * account is not a moderator
	 */
	public ModeratingRights moderate(String account, String room) {
		return moderate(read(account, room));
	}

	/**
	 * Checks that an account that may read a room may also moderate it.
	 * @throws Refused if the account is not a moderator
	 */
	public ModeratingRights moderate(ReadingRights reading) {
		require(reading, RoomRole.MODERATOR, RoomReason.MODERATOR_ONLY);
		return new ModeratingRights(reading.account(), reading.room());
	}

	/** Returns whether an account that may read a room may also moderate it. */
	public boolean mayModerate(ReadingRights reading) {
		return hasRole(reading, RoomRole.MODERATOR);
	}

	/**
	 * Checks that an account may change a room and the roles of its members.
	 * @throws Refused if the room does not exist or the account may not see it, or the
	 * account is not an owner
	 */
	public OwnerRights manage(String account, String room) {
		ReadingRights reading = read(account, room);
		require(reading, RoomRole.OWNER, RoomReason.OWNER_ONLY);
		return new OwnerRights(reading.account(), reading.room());
	}

	/**
	 * Checks that an account administers the server, and so may change a room that it is
	 * not in.
	 * @throws Refused if the account is not an administrator, the room does not exist, or
	 * it is a direct message
	 */
	OwnerRights administer(String account, String room) {
		return this.rooms.find(room)
			.filter((found) -> found.kind() != RoomKind.DIRECT && this.accounts.isAdministrator(account))
			.map((found) -> new OwnerRights(account, found))
			.orElseThrow(() -> new Refused(RoomReason.UNKNOWN));
	}

	private void require(ReadingRights reading, RoomRole least, Reason otherwise) {
		if (!hasRole(reading, least)) {
			throw new Refused(otherwise);
		}
	}

	private boolean hasRole(ReadingRights reading, RoomRole least) {
		return role(reading.account(), reading.room()).filter((role) -> role.compareTo(least) >= 0).isPresent();
	}

	/**
	 * Checks that a moderator has a higher rank in the room than another account.
	 * @throws Refused if the moderator does not
	 */
	void outrank(ModeratingRights rights, String other) {
		if (rank(rights.account(), rights.roomId()) <= rank(other, rights.roomId())) {
			throw new Refused(RoomReason.OUTRANKED);
		}
	}

	private int rank(String account, String room) {
		return rank(this.accounts.isAdministrator(account),
				this.memberships.role(account, room).orElse(RoomRole.MEMBER));
	}

	private static int rank(boolean administrator, RoomRole role) {
		return administrator ? RoomRole.values().length : role.ordinal();
	}

	/**
	 * Returns the members of a room, each with the permissions of the account that reads
	 * the room.
	 */
	List<RoomMember> members(ReadingRights rights) {
		int rank = (rights.room().kind() != RoomKind.DIRECT) ? rank(rights.account(), rights.roomId()) : 0;
		return this.memberships.of(rights.roomId())
			.stream()
			.map((listed) -> listed.member(MemberPermission.of(rank, rank(listed.administrator(), listed.role()))))
			.toList();
	}

	/**
	 * Returns the role of an account in a room that it may read. An administrator of the
	 * server has the rights of an owner in all rooms except direct messages. Empty for
	 * other accounts in a room that everyone is in.
	 */
	private Optional<RoomRole> role(String account, Room room) {
		return (room.kind() != RoomKind.DIRECT && this.accounts.isAdministrator(account)) ? Optional.of(RoomRole.OWNER)
				: this.memberships.role(account, room.id());
	}

	/** Returns whether an account is a member of a room. */
	public boolean isMember(String account, String room) {
		return this.memberships.role(account, room).isPresent();
	}

	/** Returns the rights to read each room that an account may read. */
	public List<ReadingRights> readable(String account) {
		return this.lists.of(account).stream().map((seat) -> new ReadingRights(account, seat.room())).toList();
	}

	/** Returns the rooms that an account may read, with its role in each. */
	public List<RoomSeat> seats(String account) {
		List<RoomSeat> seats = this.lists.of(account);
		return this.accounts.isAdministrator(account) ? seats.stream().map(RoomSeat::asAdministrator).toList() : seats;
	}

	/**
	 * Returns the rooms that an account may read from the database and not from the
	 * cache, which is cleared only after the commit.
	 */
	public List<Room> storedRooms(String account) {
		return this.rooms.of(account).stream().map(RoomSeat::room).toList();
	}

	/**
	 * Returns a room that an account may read, with its role.
	 * @throws Refused if the room does not exist or the account may not see it
	 */
	public RoomSeat seat(String account, String room) {
		RoomSeat seat = this.rooms.of(account, room).orElseThrow(() -> new Refused(RoomReason.UNKNOWN));
		return this.accounts.isAdministrator(account) ? seat.asAdministrator() : seat;
	}

}
