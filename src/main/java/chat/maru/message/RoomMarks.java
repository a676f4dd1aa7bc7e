package chat.maru.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import chat.maru.log.Head;
import chat.maru.log.Heads;
import chat.maru.room.RoomAccess;

import org.springframework.stereotype.Service;

/**
 * What it takes to count what is unread while rooms move on: how far an account has read
 * each of its rooms, and where their logs end.
 */
@Service
public class RoomMarks {

	private final RoomAccess access;

	private final ReadMarks marks;

	private final Heads heads;

	RoomMarks(RoomAccess access, ReadMarks marks, Heads heads) {
		this.access = access;
		this.marks = marks;
		this.heads = heads;
	}

	/**
	 * The rooms that an account may read and how far it has read them, by the room's id.
	 * Read from the database: everything that was committed before is in it.
	 */
	public Map<String, RoomMark> of(String account) {
		Map<String, Head> read = this.marks.of(account);
		Map<String, RoomMark> marks = new HashMap<>();
		this.access.storedRooms(account)
			.forEach((room) -> marks.put(room.id(),
					RoomMark.of(room.everyone(), read.getOrDefault(room.id(), Head.EMPTY))));
		return marks;
	}

	/** Where the logs of rooms end, by the room's id. */
	public Map<String, Head> heads(Collection<String> rooms) {
		return this.heads.of(rooms);
	}

}
