package chat.maru.bench.load;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A few messages in flight, always as many: when the last subscriber has one, the next is
 * sent, by the next person in turn, so that nobody meets a limit.
 */
final class ClosedLoop implements Audience {

	private static final int WINDOW = Subscriber.WINDOW;

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

	private final Room room;

	private final int inFlight;

	private final Latencies latencies = new Latencies();

	private final long[] sentAt = new long[WINDOW];

	private final int[] missing = new int[WINDOW];

	private boolean sending = true;

	private int oldest;

	private int next;

	private int flying;

	private int acknowledged;

	private long deliveries;

	ClosedLoop(Room room, int inFlight) {
		this.room = room;
		this.inFlight = inFlight;
	}

	/** Run for a while, then measure for a while. */
	Step run(ProcessFigures server, double warmUpSeconds, double seconds) throws IOException {
		this.room.readers().forEach(Subscriber::begin);
		send();
		pass(warmUpSeconds);
		this.latencies.clear();
		int before = this.next;
		Meter meter = new Meter(server);
		pass(seconds);
		Step step = new Step("run");
		meter.addTo(step);
		step.add("people", this.room.readers().size());
		step.add("in-flight", this.inFlight);
		step.add("messages", this.next - before);
		step.add("deliveries", this.latencies.count());
		step.add("p50", this.latencies.quantile(0.5));
		step.add("p99", this.latencies.quantile(0.99));
		step.add("p99.9", this.latencies.quantile(0.999));
		step.add("max", this.latencies.longest());
		drain();
		return step;
	}

	private void pass(double seconds) throws IOException {
		long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
		long quietSince = System.nanoTime();
		while (System.nanoTime() < end) {
			long before = this.deliveries;
			this.room.turn(this);
			quietSince = (this.deliveries > before) ? System.nanoTime() : quietSince;
			if (System.nanoTime() - quietSince > PATIENCE) {
				throw new RoundFailed("Messages " + this.oldest + " to " + (this.next - 1) + " have not reached all");
			}
		}
	}

	/** Every message has reached everybody, or there are no figures. */
	private void drain() throws IOException {
		this.sending = false;
		long end = System.nanoTime() + PATIENCE;
		while (this.flying > 0 || (this.room.protocol().acknowledges() && this.acknowledged < this.next)) {
			this.room.turn(this);
			if (System.nanoTime() > end) {
				throw new RoundFailed(this.flying + " messages have not reached all, " + this.acknowledged + " of "
						+ this.next + " were acknowledged");
			}
		}
	}

	private void send() throws IOException {
		while (this.sending && this.flying < this.inFlight && this.next - this.oldest < WINDOW) {
			int number = this.next++;
			this.flying++;
			this.missing[number % WINDOW] = this.room.readers().size();
			Subscriber poster = this.room.readers().get(number % this.room.readers().size());
			this.sentAt[number % WINDOW] = System.nanoTime();
			poster.write(this.room.protocol().post(poster, number, UUID.randomUUID()));
		}
	}

	@Override
	public void delivered(Subscriber subscriber, int number, long seq, long nanos) throws IOException {
		if (number < this.oldest || number >= this.next) {
			throw new RoundFailed(
					"Message " + number + " came, " + this.oldest + " to " + this.next + " are on the way");
		}
		subscriber.receive(number, seq);
		this.deliveries++;
		this.latencies.record(nanos - this.sentAt[number % WINDOW]);
		if (--this.missing[number % WINDOW] == 0) {
			this.flying--;
			while (this.oldest < this.next && this.missing[this.oldest % WINDOW] == 0) {
				this.oldest++;
			}
			send();
		}
	}

	@Override
	public void acknowledged(Subscriber subscriber, int number) {
		this.acknowledged++;
	}

	@Override
	public void ready(Subscriber subscriber) {
		throw new RoundFailed(subscriber.name() + " came in the middle of a round");
	}

}
