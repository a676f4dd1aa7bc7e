package chat.maru.room;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

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
	 * The room, for somebody who wants to read it.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 */
	public Room read(String account, String room) {
		Room found = this.rooms.find(room).orElseThrow(RoomUnknown::new);
		if (!found.everyone() && this.memberships.role(account, room).isEmpty()) {
			throw new RoomUnknown();
		}
		return found;
	}

	/**
	 * The room, for somebody who wants to post in it.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 * @throws RoomSilenced where they may not for a time
	 * @throws Refused where nobody may any more
	 */
	public Room post(String account, String room) {
		Room found = inUse(read(account, room));
		Standing standing = this.memberships.standing(account, room);
		if (standing.silencedUntil() != null && standing.isSilenced(this.clock.instant())) {
			throw new RoomSilenced(standing.silencedUntil());
		}
		return found;
	}

	private static Room inUse(Room room) {
		if (room.archived()) {
			throw new Refused(RoomReason.ARCHIVED);
		}
		return room;
	}

	/**
	 * The room, for somebody who wants to join it.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 */
	public Room join(String account, String room) {
		Room found = this.rooms.find(room).orElseThrow(RoomUnknown::new);
		return (found.kind() == RoomKind.PUBLIC && !found.archived()) ? found : read(account, room);
	}

	/**
	 * The room, for somebody who wants to bring others in.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 * @throws Refused where they are in it, but are no moderator, or it is archived, or
	 * everybody is in it
	 */
	public Room invite(String account, String room) {
		Room found = inUse(moderate(account, room));
		if (found.everyone()) {
			throw new Refused(RoomReason.EVERYONE);
		}
		return found;
	}

	/**
	 * The room, for somebody who wants to keep order in it.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 * @throws Refused where they are in it, but are no moderator
	 */
	public Room moderate(String account, String room) {
		return require(account, room, RoomRole.MODERATOR, RoomReason.MODERATOR_ONLY);
	}

	/**
	 * The room, for somebody who wants to change it or decide who is what in it.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 * @throws Refused where they are in it, but do not own it
	 */
	public Room manage(String account, String room) {
		return require(account, room, RoomRole.OWNER, RoomReason.OWNER_ONLY);
	}

	private Room require(String account, String room, RoomRole least, Reason otherwise) {
		Room found = read(account, room);
		if (role(account, found).filter((role) -> role.compareTo(least) >= 0).isEmpty()) {
			throw new Refused(otherwise);
		}
		return found;
	}

	/**
	 * Make sure that somebody has more to say in a room than somebody else.
	 * @throws Refused where they have not
	 */
	public void outrank(String account, String other, String room) {
		if (rank(account, room) <= rank(other, room)) {
			throw new Refused(RoomReason.OUTRANKED);
		}
	}

	private int rank(String account, String room) {
		if (this.accounts.isAdministrator(account)) {
			return RoomRole.values().length;
		}
		return this.memberships.role(account, room).orElse(RoomRole.MEMBER).ordinal();
	}

	/**
	 * What somebody is in a room that they may read. Who administers the server is like
	 * an owner in each but a direct talk; empty for others where everybody is in it.
	 */
	public Optional<RoomRole> role(String account, Room room) {
		return (room.kind() != RoomKind.DIRECT && this.accounts.isAdministrator(account)) ? Optional.of(RoomRole.OWNER)
				: this.memberships.role(account, room.id());
	}

	/** The rooms that somebody may read, and what they are there. */
	public List<RoomSeat> seats(String account) {
		List<RoomSeat> seats = this.lists.of(account);
		return this.accounts.isAdministrator(account) ? seats.stream().map(RoomSeat::asAdministrator).toList() : seats;
	}

	/**
	 * One of these.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 */
	public RoomSeat seat(String account, String room) {
		RoomSeat seat = this.rooms.of(account, room).orElseThrow(RoomUnknown::new);
		return this.accounts.isAdministrator(account) ? seat.asAdministrator() : seat;
	}

}
