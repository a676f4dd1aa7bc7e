package chat.maru.fanout;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import chat.maru.health.FatalErrors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** The subscribers to presence whose sessions are on one stripe. */
final class PresenceAudience {

	private static final Log logger = LogFactory.getLog(PresenceAudience.class);

	private final Stripe stripe;

	private final Set<Subscriber> subscribers = new LinkedHashSet<>();

	PresenceAudience(Stripe stripe) {
		this.stripe = stripe;
	}

	/** Must be called on the stripe. */
	void add(Subscriber subscriber) {
		this.subscribers.add(subscriber);
	}

	/** Must be called on the stripe. */
	void remove(Subscriber subscriber) {
		this.subscribers.remove(subscriber);
	}

	/**
	 * Sends an event to all, after those that were sent before. Subscribers with the same
	 * heading share one frame. Can be called from any thread.
	 */
	void tell(EncodedEvent event) {
		this.stripe.execute(() -> {
			Map<byte[], Payload> frames = new IdentityHashMap<>();
			// A copy: a session whose write fails is removed at once.
			for (Subscriber subscriber : List.copyOf(this.subscribers)) {
				tell(subscriber,
						frames.computeIfAbsent(subscriber.heading(), (heading) -> Payload.of(heading, List.of(event))));
			}
		});
	}

	private static void tell(Subscriber subscriber, Payload frame) {
		try {
			subscriber.announce(frame);
		}
		catch (RuntimeException | Error ex) {
			// The other subscribers must still be told.
			FatalErrors.check(ex);
			logger.error("A subscriber could not be told who is online", ex);
		}
	}

	/** A subscription of a session. */
	interface Subscriber {

		/** The headers of each frame that differ between subscribers. */
		byte[] heading();

		/** Sends a frame, which other subscribers share. Called on the stripe. */
		void announce(Payload frame);

	}

}
