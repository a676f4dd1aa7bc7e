package chat.maru.room;

import chat.maru.account.Account;

/** Rights that no gate has checked, for tests of what comes behind it. */
public final class Rights {

	private Rights() {
	}

	public static ReadingRights reading(String room) {
		return new ReadingRights("a reader", room(room));
	}

	public static PostingRights posting(Account author, String room) {
		return new PostingRights(author, room(room));
	}

	private static Room room(String id) {
		return new Room(id, id, RoomKind.PUBLIC, "", true, false);
	}

}
