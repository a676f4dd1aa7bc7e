package chat.maru.message;

import java.util.List;

import chat.maru.log.Change;
import chat.maru.person.PersonEntries;

/**
 * Bookmarks a message for one account, or removes the bookmark.
 *
 * @param account the account's id
 * @param room the room's id
 * @param message the message's seq
 * @param bookmarked whether the message is bookmarked afterwards
 */
record BookmarkChange(String account, String room, long message, boolean bookmarked) implements Change {

	@Override
	public List<String> logs() {
		return List.of(PersonEntries.log(this.account));
	}

}
