package chat.maru.bench.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends a heartbeat for each client every twenty seconds, spread over the period. */
final class Heartbeats {

	private static final double PERIOD = TimeUnit.SECONDS.toNanos(20);

	private final Protocol protocol;

	private final List<Subscriber> people;

	private long lastAt = System.nanoTime();

	private double due;

	private int next;

	Heartbeats(Protocol protocol, List<Subscriber> people) {
		this.protocol = protocol;
		this.people = people;
	}

	/** Sends the heartbeats that are due to clients that are connected. */
	void beat() {
		long now = System.nanoTime();
		this.due = Math.min(this.people.size(), this.due + this.people.size() * (now - this.lastAt) / PERIOD);
		this.lastAt = now;
		for (; this.due >= 1; this.due--) {
			this.next = (this.next + 1) % this.people.size();
			beat(this.people.get(this.next));
		}
	}

	private void beat(Subscriber subscriber) {
		try {
			if (subscriber.upgraded()) {
				this.protocol.beat(subscriber);
			}
		}
		catch (IOException ex) {
			// The code that reads the connection reports its loss.
		}
	}

}
