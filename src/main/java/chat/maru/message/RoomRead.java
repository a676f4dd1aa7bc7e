package chat.maru.message;

import java.util.List;

import chat.maru.log.Change;
import chat.maru.person.PersonEntries;

/**
 * Moves an account's read mark in a room on.
 *
 * @param account the account's id
 * @param room the room's id
 * @param seq the seq of the last event that the account has read; the event must be
 * committed
 */
record RoomRead(String account, String room, long seq) implements Change {

	@Override
	public List<String> logs() {
		return List.of(PersonEntries.log(this.account));
	}

	@Override
	public boolean canWait() {
		return true;
	}

}
