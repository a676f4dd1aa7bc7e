package chat.maru.cluster;

/**
 * Hears what other nodes tell on the {@link Bus}. A listener may hear the same thing
 * twice, in another order, late or not at all, and may hear what this node told itself.
 */
public interface BusListener {

	/**
	 * A log has new entries.
	 * @param log the log's id, which may be unknown here
	 * @param seq the newest entry, or an earlier one
	 */
	default void heard(String log, long seq) {
	}

	/**
	 * A notice was committed, or messages of the bus may have been lost: look at
	 * everything.
	 */
	default void woken() {
	}

}
