package chat.maru.room;

/** There is no such room for this person. */
public final class RoomUnknown extends RuntimeException {

	public RoomUnknown() {
		super("There is no such room.", null, false, false);
	}

}
