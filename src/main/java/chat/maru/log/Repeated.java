package chat.maru.log;

/** Thrown if a change was committed before. It is not applied again. */
final class Repeated extends RuntimeException {

	private final transient ChangeKey key;

	Repeated(ChangeKey key) {
		super("Committed before", null, false, false);
		this.key = key;
	}

	ChangeKey key() {
		return this.key;
	}

}
