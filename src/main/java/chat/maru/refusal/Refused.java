package chat.maru.refusal;

/** Somebody did not get what they wanted, and nothing of it was done. */
public final class Refused extends RuntimeException {

	private final Reason reason;

	public Refused(Reason reason) {
		super(reason.sentence(), null, false, false);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

}
