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

	RoomAccess(Rooms rooms) {
		this.rooms = rooms;
	}

	/**
	 * The room, for somebody who wants to read it.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 */
	public Room read(String account, String room) {
		return this.rooms.find(room).orElseThrow(RoomUnknown::new);
	}

	/**
	 * The room, for somebody who wants to post in it.
	 * @throws RoomUnknown where it is not there, or not theirs to see
	 */
	public Room post(String account, String room) {
		return read(account, room);
	}

	/** The rooms that somebody may read. */
	public List<Room> readable(String account) {
		return this.rooms.all();
	}

}
