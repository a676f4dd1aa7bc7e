package chat.maru.message;

import java.util.List;

import chat.maru.log.Change;
import chat.maru.person.PersonEntries;

/**
 * An account has closed the notice of a room, until it changes.
 *
 * @param account the account's id
 * @param room the room's id
 * @param seq the seq of the last change that is closed
 */
record NoticeClosed(String account, String room, long seq) implements Change {

	@Override
	public List<String> logs() {
		return List.of(PersonEntries.log(this.account));
	}

}
