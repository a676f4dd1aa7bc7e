package chat.maru.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The connected clients, and those of them that read. */
final class Crowd implements AutoCloseable {

	private static final int TURN_MILLIS = 20;

	private final Nodes server;

	private final Protocol protocol;

	private final EventLoop loop;

	private final List<Person> people;

	private final List<Subscriber> readers = new ArrayList<>();

	private final Stalled stalled = new Stalled();

	private final Heartbeats heartbeats;

	Crowd(Nodes server, Protocol protocol, List<Person> people) throws IOException {
		this.server = server;
		this.protocol = protocol;
		this.loop = new EventLoop(server, protocol);
		this.people = people;
		this.heartbeats = new Heartbeats(protocol, this.readers);
	}

	void connect(int count) throws IOException {
		this.readers.addAll(arrive(count, false));
	}

	/** Connects further clients, which never read after they have subscribed. */
	void stall(int count) throws IOException {
		this.stalled.add(arrive(count, true));
	}

	private List<Subscriber> arrive(int count, boolean slow) throws IOException {
		List<Subscriber> arriving = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int index = this.readers.size() + this.stalled.size() + i;
			arriving.add(new Subscriber(index, this.people.get(index), slow));
		}
		new Arrivals(this.loop, arriving).run();
		return arriving;
	}

	List<Subscriber> readers() {
		return this.readers;
	}

	Nodes server() {
		return this.server;
	}

	Protocol protocol() {
		return this.protocol;
	}

	EventLoop loop() {
		return this.loop;
	}

	void turn(Audience audience) throws IOException {
		this.heartbeats.beat();
		this.loop.turn(TURN_MILLIS, audience);
	}

	/** Waits for a while without sending messages. */
	void idle(double seconds) throws IOException {
		Arrivals nobody = new Arrivals(this.loop, List.of());
		long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
		while (System.nanoTime() < end) {
			turn(nobody);
		}
	}

	/** The number of clients that do not read and were disconnected by the server. */
	int cutOff() throws IOException {
		return this.stalled.cutOff(this.loop);
	}

	/** Closes all connections with a close frame. */
	void leave() throws IOException {
		for (Subscriber subscriber : this.readers) {
			if (subscriber.upgraded()) {
				subscriber.write(WebSocketFrames.close());
			}
			subscriber.close();
		}
		this.readers.clear();
		this.stalled.leave();
	}

	@Override
	public void close() throws IOException {
		leave();
		this.loop.close();
	}

}
