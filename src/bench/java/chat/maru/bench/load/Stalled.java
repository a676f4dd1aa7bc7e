package chat.maru.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients that stopped reading, and whether the server has disconnected them. */
final class Stalled implements Audience {

	private static final long READ_TIMEOUT = TimeUnit.SECONDS.toNanos(3);

	private static final int TURN_MILLIS = 20;

	private final List<Subscriber> people = new ArrayList<>();

	private int cutOff;

	void add(List<Subscriber> arrived) {
		arrived.forEach(Subscriber::stall);
		this.people.addAll(arrived);
	}

	int size() {
		return this.people.size();
	}

	/** Reads the remaining data and returns how many connections have ended. */
	int cutOff(EventLoop loop) throws IOException {
		this.people.forEach(Subscriber::readAgain);
		long end = System.nanoTime() + READ_TIMEOUT;
		while (this.cutOff < this.people.size() && System.nanoTime() < end) {
			loop.turn(TURN_MILLIS, this);
		}
		return this.cutOff;
	}

	@Override
	public void ready(Subscriber subscriber) {
		throw new RoundFailed(subscriber.name() + " subscribed twice");
	}

	@Override
	public void delivered(Subscriber subscriber, int number, long seq, long nanos) {
		subscriber.inOrder(seq);
	}

	@Override
	public void lost(Subscriber subscriber, String reason) {
		this.cutOff++;
	}

	void leave() throws IOException {
		for (Subscriber subscriber : this.people) {
			subscriber.close();
		}
		this.people.clear();
	}

}
