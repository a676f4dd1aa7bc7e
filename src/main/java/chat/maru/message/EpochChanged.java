package chat.maru.message;

/**
 * A place in a log was named that is of another epoch, as before a backup was restored.
 */
public final class EpochChanged extends RuntimeException {

	private final String epoch;

	private final long lastSeq;

	/**
	 * Refuse a place.
	 * @param epoch the present one
	 * @param lastSeq the newest seq of the room's log; 0 where it is empty
	 */
	EpochChanged(String epoch, long lastSeq) {
		super("The log is another one since a backup was restored; load it anew.", null, false, false);
		this.epoch = epoch;
		this.lastSeq = lastSeq;
	}

	public String epoch() {
		return this.epoch;
	}

	public long lastSeq() {
		return this.lastSeq;
	}

}
