package chat.maru.network;

/** A client sent more than the server keeps for it. */
public final class TooMuch extends RuntimeException {

	private final Of of;

	TooMuch(Of of) {
		super(of.sentence, null, false, false);
		this.of = of;
	}

	public Of of() {
		return this.of;
	}

	/** What was exceeded. */
	public enum Of {

		/** The bound of one connection. Sent again, it is refused again. */
		CONNECTION("The message is larger than this server takes."),

		/** The bound of all connections together. It may be sent again later. */
		SERVER("The server has too many unfinished messages; try again later.");

		private final String sentence;

		Of(String sentence) {
			this.sentence = sentence;
		}

	}

}
