package chat.maru.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import chat.maru.log.Head;
import chat.maru.log.Heads;
import chat.maru.room.RoomAccess;

import org.springframework.stereotype.Service;

/**
 * Provides what is needed to count unread messages: how far an account has read each of
 * its rooms, and the heads of their logs.
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
	 * Returns how far an account has read each room that it may read, by the room's id.
	 * The marks are read from the database, so they include everything that was committed
	 * before.
	 */
	public Map<String, RoomMark> of(String account) {
		Map<String, Head> read = this.marks.of(account);
		Map<String, RoomMark> marks = new HashMap<>();
		this.access.storedRooms(account)
			.forEach((room) -> marks.put(room.id(), RoomMark.of(room.everyone(), read.get(room.id()))));
		return marks;
	}

	/**
	 * Returns how far accounts have read a room, by the account's id. Accounts that have
	 * never read it are missing.
	 */
	public Map<String, RoomMark> of(Collection<String> accounts, String room) {
		Map<String, RoomMark> marks = new HashMap<>();
		this.marks.of(accounts, room).forEach((account, read) -> marks.put(account, RoomMark.of(false, read)));
		return marks;
	}

	/** Returns the heads of rooms' logs, by the room's id. */
	public Map<String, Head> heads(Collection<String> rooms) {
		return this.heads.of(rooms);
	}

}
