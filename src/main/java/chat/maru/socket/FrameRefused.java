package chat.maru.socket;

/** A frame was refused; what its sender is told. */
final class FrameRefused extends RuntimeException {

	private final transient Refusal refusal;

	FrameRefused(Refusal refusal) {
		super(refusal.message(), null, false, false);
		this.refusal = refusal;
	}

	Refusal refusal() {
		return this.refusal;
	}

}
