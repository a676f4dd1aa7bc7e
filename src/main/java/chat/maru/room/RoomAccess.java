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
 * The one gate: what a person may do in a room, asked from every door. A room that is not
 * there and a room that is not theirs answer alike.
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
	 * Ask to read a room.
	 * @throws Refused where it is not there, or not theirs to see
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
	 * Ask to post in a room.
	 * @throws Refused where it is not there, or not theirs to see, where they may not for
	 * a time, or where nobody may any more
	 */
	public PostingRights post(Account author, String room) {
		Room found = inUse(readable(author.id(), room));
		Standing standing = this.memberships.standing(author.id(), room);
		if (standing.silencedUntil() != null && standing.isSilenced(this.clock.instant())) {
			throw new Refused(RoomReason.SILENCED,
					"You cannot post in this room until " + standing.silencedUntil() + ".")
				.with("until", standing.silencedUntil().toString());
		}
		return new PostingRights(author, found);
	}

	private static Room inUse(Room room) {
		if (room.archived()) {
			throw new Refused(RoomReason.ARCHIVED);
		}
		return room;
	}

	/**
	 * The room, for somebody who wants to join it.
	 * @throws Refused where it is not there, or not theirs to see
	 */
	public Room join(String account, String room) {
		Room found = this.rooms.find(room).orElseThrow(() -> new Refused(RoomReason.UNKNOWN));
		return (found.kind() == RoomKind.PUBLIC && !found.archived()) ? found : readable(account, room);
	}

	/**
	 * Ask to add people to a room.
	 * @throws Refused where it is not there, or not theirs to see, or they are in it, but
	 * are no moderator, or it is archived, or everybody is in it
	 */
	public ModeratingRights invite(String account, String room) {
		ModeratingRights rights = moderate(account, room);
		if (inUse(rights.room()).everyone()) {
			throw new Refused(RoomReason.EVERYONE);
		}
		return rights;
	}

	/**
	 * Ask to moderate a room.
	 * @throws Refused where it is not there, or not theirs to see, or they are in it, but
	 * are no moderator
	 */
	public ModeratingRights moderate(String account, String room) {
		return moderate(read(account, room));
	}

	/**
	 * Ask to moderate a room that can be read.
	 * @throws Refused if the account is not a moderator
	 */
	public ModeratingRights moderate(ReadingRights reading) {
		require(reading, RoomRole.MODERATOR, RoomReason.MODERATOR_ONLY);
		return new ModeratingRights(reading.account(), reading.room());
	}

	/**
	 * Ask to change a room, or the roles of its members.
	 * @throws Refused where it is not there, or not theirs to see, or they are in it, but
	 * do not own it
	 */
	public OwnerRights manage(String account, String room) {
		ReadingRights reading = read(account, room);
		require(reading, RoomRole.OWNER, RoomReason.OWNER_ONLY);
		return new OwnerRights(reading.account(), reading.room());
	}

	private void require(ReadingRights reading, RoomRole least, Reason otherwise) {
		if (role(reading.account(), reading.room()).filter((role) -> role.compareTo(least) >= 0).isEmpty()) {
			throw new Refused(otherwise);
		}
	}

	/**
	 * Make sure that a moderator has a higher rank in the room than another account.
	 * @throws Refused where they have not
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

	/** The members of a room, each with what the reader may do to them. */
	List<RoomMember> members(ReadingRights rights) {
		int rank = (rights.room().kind() != RoomKind.DIRECT) ? rank(rights.account(), rights.roomId()) : 0;
		return this.memberships.of(rights.roomId())
			.stream()
			.map((listed) -> listed.member(MemberPermission.of(rank, rank(listed.administrator(), listed.role()))))
			.toList();
	}

	/**
	 * What somebody is in a room that they may read. Who administers the server is like
	 * an owner in each but a direct talk; empty for others where everybody is in it.
	 */
	private Optional<RoomRole> role(String account, Room room) {
		return (room.kind() != RoomKind.DIRECT && this.accounts.isAdministrator(account)) ? Optional.of(RoomRole.OWNER)
				: this.memberships.role(account, room.id());
	}

	/** The rooms that somebody may read, and what they are there. */
	public List<RoomSeat> seats(String account) {
		List<RoomSeat> seats = this.lists.of(account);
		return this.accounts.isAdministrator(account) ? seats.stream().map(RoomSeat::asAdministrator).toList() : seats;
	}

	/**
	 * The same rooms, read from the database and not from a cache that forgets them only
	 * after the commit.
	 */
	public List<Room> storedRooms(String account) {
		return this.rooms.of(account).stream().map(RoomSeat::room).toList();
	}

	/**
	 * One of these.
	 * @throws Refused where it is not there, or not theirs to see
	 */
	public RoomSeat seat(String account, String room) {
		RoomSeat seat = this.rooms.of(account, room).orElseThrow(() -> new Refused(RoomReason.UNKNOWN));
		return this.accounts.isAdministrator(account) ? seat.asAdministrator() : seat;
	}

}
