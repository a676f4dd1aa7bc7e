package chat.maru.fanout;

/**
 * A session's subscription to signals, which are of no log. All methods must be called on
 * the session's stripe.
 */
interface SignalSubscription {

	void begin();

	void end();

	/** Whether it ends when the account leaves a room. */
	default boolean isOf(String room) {
		return false;
	}

}
