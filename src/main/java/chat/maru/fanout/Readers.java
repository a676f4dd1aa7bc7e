package chat.maru.fanout;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import chat.maru.health.FatalErrors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The readers of one room on one stripe. However many events come at once, one task on
 * the stripe serves them all.
 */
final class Readers {

	private static final Log logger = LogFactory.getLog(Readers.class);

	private final Stripe stripe;

	private final Set<Reader> readers = new LinkedHashSet<>();

	/**
	 * The same to go through, for a reader whose write fails leaves at once; null where
	 * they changed.
	 */
	private Reader @Nullable [] turns;

	private final AtomicBoolean woken = new AtomicBoolean();

	/** What went out last: most readers are at one place and get the same. */
	private @Nullable Batch latest;

	Readers(Stripe stripe) {
		this.stripe = stripe;
	}

	/** On the stripe only. */
	void add(Reader reader) {
		this.readers.add(reader);
		this.turns = null;
	}

	/** On the stripe only. */
	void remove(Reader reader) {
		this.readers.remove(reader);
		this.turns = null;
		if (this.readers.isEmpty()) {
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

	/** Reads on in the room's log. */
	interface Reader {

		/** On the stripe: there is something new to read. */
		void somethingNew();

	}

}
