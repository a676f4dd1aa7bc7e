package chat.maru.fanout;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import chat.maru.health.FatalErrors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Those on one stripe who read one room. However many events come at once, one task on
 * the stripe serves them all.
 */
final class Readers {

	private static final Log logger = LogFactory.getLog(Readers.class);

	private final Stripe stripe;

	private final Set<RoomSubscription> subscriptions = new LinkedHashSet<>();

	/**
	 * The same to go through, for a reader whose write fails leaves at once; null where
	 * they changed.
	 */
	private RoomSubscription @Nullable [] turns;

	private final AtomicBoolean woken = new AtomicBoolean();

	/** What went out last: most readers are at one place and get the same. */
	private @Nullable Batch latest;

	Readers(Stripe stripe) {
		this.stripe = stripe;
	}

	/** On the stripe only. */
	void add(RoomSubscription subscription) {
		this.subscriptions.add(subscription);
		this.turns = null;
	}

	/** On the stripe only. */
	void remove(RoomSubscription subscription) {
		this.subscriptions.remove(subscription);
		this.turns = null;
		if (this.subscriptions.isEmpty()) {
			this.latest = null;
		}
	}

	/** From any thread: there is something new to read. */
	void wake() {
		if (this.woken.compareAndSet(false, true)) {
			boolean handedOver = false;
			try {
				this.stripe.execute(this::read);
				handedOver = true;
			}
			finally {
				if (!handedOver) {
					// Or nobody would ever wake them again.
					this.woken.set(false);
				}
			}
		}
	}

	private void read() {
		this.woken.set(false);
		RoomSubscription[] now = this.turns;
		if (now == null) {
			now = this.subscriptions.toArray(new RoomSubscription[0]);
			this.turns = now;
		}
		for (RoomSubscription subscription : now) {
			try {
				subscription.somethingNew();
			}
			catch (RuntimeException | Error ex) {
				// The others have their turn.
				FatalErrors.check(ex);
				logger.error("A subscriber could not be served", ex);
			}
		}
	}

	/** On the stripe only: what went out last, if that is what comes next here. */
	@Nullable Batch latest(byte[] heading, long after, long head) {
		Batch batch = this.latest;
		return (batch != null && batch.isNext(heading, after, head)) ? batch : null;
	}

	/** On the stripe only. */
	void latest(Batch batch) {
		this.latest = batch;
	}

}
