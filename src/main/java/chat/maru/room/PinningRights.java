package chat.maru.room;

import chat.maru.account.Account;

/** Proof that an account may pin messages in a room. */
public final class PinningRights extends ReadingRights {

	private final Account by;

	PinningRights(Account by, Room room) {
		super(by.id(), room);
		this.by = by;
	}

	/** Returns the account that pins. */
	public Account by() {
		return this.by;
	}

}
