package chat.maru.log;

/** A change was committed before, and is not applied again. */
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
