package chat.maru.message;

/** There is no such message in this room. */
public final class MessageUnknown extends RuntimeException {

	MessageUnknown() {
		super("There is no such message in this room.", null, false, false);
	}

}
