package chat.maru.fanout;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Those on one stripe who read one room. However many events come at once, one task on
 * the stripe serves them all.
 */
final class Readers {

	private final Stripe stripe;

	private final Set<RoomSubscription> subscriptions = new LinkedHashSet<>();

	private final AtomicBoolean woken = new AtomicBoolean();

	Readers(Stripe stripe) {
		this.stripe = stripe;
	}

	/** On the stripe only. */
	void add(RoomSubscription subscription) {
		this.subscriptions.add(subscription);
	}

	/** On the stripe only. */
	void remove(RoomSubscription subscription) {
		this.subscriptions.remove(subscription);
	}

	/** From any thread: there is something new to read. */
	void wake() {
		if (this.woken.compareAndSet(false, true)) {
			this.stripe.execute(this::read);
		}
	}

	private void read() {
		this.woken.set(false);
		this.subscriptions.forEach(RoomSubscription::somethingNew);
	}

}
