package chat.maru.refusal;

import java.time.Duration;

/** Somebody did not get what they wanted, and nothing of it was done. */
public final class Refused extends RuntimeException {

	private final Reason reason;

	private final Duration retryAfter;

	public Refused(Reason reason) {
		this(reason, Duration.ZERO);
	}

	/**
	 * Creates a refusal of something that may be asked for again.
	 * @param retryAfter how long to wait until then; zero for not known
	 */
	public Refused(Reason reason, Duration retryAfter) {
		super(reason.sentence(), null, false, false);
		this.reason = reason;
		this.retryAfter = retryAfter;
	}

	public Reason reason() {
		return this.reason;
	}

	/** How long to wait until the same may be asked for again; zero for not known. */
	public Duration retryAfter() {
		return this.retryAfter;
	}

}
