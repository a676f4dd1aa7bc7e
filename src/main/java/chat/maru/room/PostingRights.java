package chat.maru.room;

import chat.maru.account.Account;

/** Proof that an account may post in a room. */
public final class PostingRights extends ReadingRights {

	private final Account author;

	PostingRights(Account author, Room room) {
		super(author.id(), room);
		this.author = author;
	}

	/** Returns the author of the messages. */
	public Account author() {
		return this.author;
	}

}
