package chat.maru.bench.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients that connect, a limited number at a time. */
final class Arrivals implements Audience {

	private static final int AT_A_TIME = 64;

	private static final int TURN_MILLIS = 1000;

	private static final long CONNECT_TIMEOUT = TimeUnit.SECONDS.toNanos(60);

	private final EventLoop loop;

	private final List<Subscriber> people;

	private int begun;

	private int ready;

	Arrivals(EventLoop loop, List<Subscriber> people) {
		this.loop = loop;
		this.people = people;
	}

	void run() throws IOException {
		long lastArrival = System.nanoTime();
		while (this.ready < this.people.size()) {
			while (this.begun < this.people.size() && this.begun - this.ready < AT_A_TIME) {
				this.loop.connect(this.people.get(this.begun++), this);
			}
			int before = this.ready;
			this.loop.turn(TURN_MILLIS, this);
			if (this.ready > before) {
				lastArrival = System.nanoTime();
			}
			else if (System.nanoTime() - lastArrival > CONNECT_TIMEOUT) {
				throw new RoundFailed("Only " + this.ready + " of " + this.people.size() + " people came in");
			}
		}
	}

	@Override
	public void ready(Subscriber subscriber) {
		this.ready++;
	}

	@Override
	public void delivered(Subscriber subscriber, int number, long seq, long nanos) {
		throw new RoundFailed(
				"Nothing was sent, but " + subscriber.name() + " received number " + number + ", seq " + seq);
	}

}
