package chat.maru.room;

import java.time.Instant;

/** Somebody may not post in a room for a time. */
public final class RoomSilenced extends RuntimeException {

	private final Instant until;

	RoomSilenced(Instant until) {
		super("You may not post in this room until " + until + ".", null, false, false);
		this.until = until;
	}

	/** Until when. */
	public Instant until() {
		return this.until;
	}

}
