package chat.maru.room;

import java.util.List;

import org.springframework.stereotype.Component;

/**
 * The one gate: what a person may do in a room, asked from every door. A room that is not
 * there and a room that is not theirs answer alike.
 */
@Component
public class RoomAccess {

	private final Rooms rooms;

	private final Memberships memberships;

	RoomAccess(Rooms rooms, Memberships memberships) {
		this.rooms = rooms;
		this.memberships = memberships;
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
	 */
	public Room post(String account, String room) {
		return read(account, room);
	}

	/**
	 * The room, for somebody who wants to join it.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 */
	public Room join(String account, String room) {
		Room found = this.rooms.find(room).orElseThrow(RoomUnknown::new);
		return (found.kind() == RoomKind.PUBLIC) ? found : read(account, room);
	}

	/**
	 * The room, for somebody who wants to change it or decide who is in it.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 * @throws RoomRefused where they are in it, but do not own it
	 */
	public Room manage(String account, String room) {
		Room found = read(account, room);
		if (!isOwner(account, room)) {
			throw new RoomRefused(RoomRefused.Reason.OWNER_ONLY);
		}
		return found;
	}

	/** Whether somebody owns a room. */
	public boolean isOwner(String account, String room) {
		return this.memberships.role(account, room).filter((role) -> role == RoomRole.OWNER).isPresent();
	}

	/** The rooms that somebody may read. */
	public List<Room> readable(String account) {
		return this.rooms.of(account);
	}

}
