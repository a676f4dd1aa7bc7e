package chat.maru.fanout;

/**
 * A session's subscription to presence. All methods must be called on the session's
 * stripe.
 */
final class PresenceSubscription implements SignalSubscription, PresenceAudience.Subscriber {

	private final Output output;

	private final byte[] heading;

	private final PresenceAudience audience;

	/**
	 * Creates a subscription.
	 * @param heading the headers of each frame that differ between subscribers
	 * @param audience the other subscriptions of the stripe
	 */
	PresenceSubscription(Output output, byte[] heading, PresenceAudience audience) {
		this.output = output;
		this.heading = heading;
		this.audience = audience;
	}

	@Override
	public void begin() {
		this.audience.add(this);
	}

	@Override
	public void end() {
		this.audience.remove(this);
	}

	@Override
	public byte[] heading() {
		return this.heading;
	}

	@Override
	public void announce(Payload frame) {
		this.output.announce(frame);
	}

	/** The session. */
	interface Output {

		/** The stripe of the session. */
		Stripe stripe();

		/**
		 * Begins a subscription, and sends a snapshot to it. Can be called from any
		 * thread.
		 * @param id the subscription's id, unique in the session
		 */
		void watch(String id, PresenceSubscription subscription, Payload snapshot);

		/** Sends a frame, which other sessions share. Called on the stripe. */
		void announce(Payload frame);

	}

}
