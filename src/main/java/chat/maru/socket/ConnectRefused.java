package chat.maru.socket;

/** A connection was not let in, and why. */
final class ConnectRefused extends RuntimeException {

	private final String code;

	ConnectRefused(String code, String sentence) {
		super(sentence, null, false, false);
		this.code = code;
	}

	String code() {
		return this.code;
	}

}
