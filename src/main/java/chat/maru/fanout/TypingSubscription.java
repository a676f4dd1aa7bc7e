package chat.maru.fanout;

import java.util.function.Consumer;

import chat.maru.room.ReadingRights;

/**
 * A session's subscription to who is typing in a room. All methods must be called on the
 * session's stripe.
 */
final class TypingSubscription implements SignalSubscription, PresenceAudience.Subscriber {

	private final Outlet outlet;

	private final ReadingRights rights;

	private final byte[] heading;

	private final Consumer<TypingSubscription> begun;

	private final Consumer<TypingSubscription> ended;

	/**
	 * Creates a subscription.
	 * @param heading the headers of each frame that differ between subscribers
	 * @param begun called when it begins
	 * @param ended called when it ends
	 */
	TypingSubscription(Outlet outlet, ReadingRights rights, byte[] heading, Consumer<TypingSubscription> begun,
			Consumer<TypingSubscription> ended) {
		this.outlet = outlet;
		this.rights = rights;
		this.heading = heading;
		this.begun = begun;
		this.ended = ended;
	}

	String account() {
		return this.rights.account();
	}

	String room() {
		return this.rights.roomId();
	}

	Stripe stripe() {
		return this.outlet.stripe();
	}

	@Override
	public void begin() {
		this.begun.accept(this);
	}

	@Override
	public void end() {
		this.ended.accept(this);
	}

	@Override
	public boolean isOf(String room) {
		return room().equals(room);
	}

	@Override
	public byte[] heading() {
		return this.heading;
	}

	@Override
	public void announce(Payload frame) {
		this.outlet.announce(frame);
	}

}
