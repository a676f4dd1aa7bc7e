package chat.maru.message;

import java.util.List;

import chat.maru.log.Change;
import chat.maru.person.PersonEntries;

/**
 * Moves an account's read mark in a room.
 *
 * @param account the account's id
 * @param room the room's id
 * @param seq the seq of the last event that the account has read; the event must be
 * committed. 0 for none
 * @param back whether the account marks what follows as unread. Only then may the mark go
 * back
 */
record RoomRead(String account, String room, long seq, boolean back) implements Change {

	/** The account has read up to an event. */
	static RoomRead to(String account, String room, long seq) {
		return new RoomRead(account, room, seq, false);
	}

	/** The account marks the messages from an event on as unread. */
	static RoomRead unreadFrom(String account, String room, long seq) {
		return new RoomRead(account, room, seq - 1, true);
	}

	@Override
	public List<String> logs() {
		return List.of(PersonEntries.log(this.account));
	}

	@Override
	public boolean canWait() {
		return true;
	}

}
