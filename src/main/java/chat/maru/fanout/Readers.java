package chat.maru.fanout;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import chat.maru.health.FatalErrors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The readers of one room on one stripe. One task on the stripe serves all of them,
 * however many events arrive at once.
 */
final class Readers {

	private static final Log logger = LogFactory.getLog(Readers.class);

	private final Stripe stripe;

	private final Set<Reader> readers = new LinkedHashSet<>();

	/**
	 * A copy to iterate over, because a reader whose write fails is removed at once; null
	 * after a change.
	 */
	private Reader @Nullable [] turns;

	private final AtomicBoolean woken = new AtomicBoolean();

	/** The latest batch: most readers are at the same place and can share it. */
	private @Nullable Batch latest;

	Readers(Stripe stripe) {
		this.stripe = stripe;
	}

	/** Must be called on the stripe. */
	void add(Reader reader) {
		this.readers.add(reader);
		this.turns = null;
	}

	/** Must be called on the stripe. */
	void remove(Reader reader) {
		this.readers.remove(reader);
		this.turns = null;
		if (this.readers.isEmpty()) {
			this.latest = null;
		}
	}

	/** There are new events to read. Can be called from any thread. */
	void wake() {
		if (this.woken.compareAndSet(false, true)) {
			boolean handedOver = false;
			try {
				this.stripe.execute(this::read);
				handedOver = true;
			}
			finally {
				if (!handedOver) {
					// Otherwise these readers would never be woken again.
					this.woken.set(false);
				}
			}
		}
	}

	private void read() {
		this.woken.set(false);
		Reader[] now = this.turns;
		if (now == null) {
			now = this.readers.toArray(new RoomSubscription[0]);
			this.turns = now;
		}
		for (Reader reader : now) {
			try {
				reader.somethingNew();
			}
			catch (RuntimeException | Error ex) {
				// The other readers must still be served.
				FatalErrors.check(ex);
				logger.error("A subscriber could not be served", ex);
			}
		}
	}

	/**
	 * The latest batch, or null if another one comes next at this place. Must be called
	 * on the stripe.
	 */
	@Nullable Batch latest(byte[] heading, long after, long head) {
		Batch batch = this.latest;
		return (batch != null && batch.isNext(heading, after, head)) ? batch : null;
	}

	/** Must be called on the stripe. */
	void latest(Batch batch) {
		this.latest = batch;
	}

	/** Follows the log of a room. */
	interface Reader {

		/** There are new events to read. Called on the stripe. */
		void somethingNew();

	}

}
