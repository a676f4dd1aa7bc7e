package chat.maru.room;

/** There is no such room for this person. */
public final class RoomUnknown extends RuntimeException {

	static final String SENTENCE = "There is no such room.";

	public RoomUnknown() {
		super(SENTENCE, null, false, false);
	}

}
