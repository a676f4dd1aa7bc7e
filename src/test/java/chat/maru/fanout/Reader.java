package chat.maru.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

import chat.maru.fanout.Frames.Event;
import org.jspecify.annotations.Nullable;

/**
 * A client that reads rooms, loses its connection in every possible way, and resumes with
 * {@code after}.
 */
final class Reader {

	private static final int MOST_CONNECTIONS = 4;

	private final int number;

	private final Random random;

	private final Schedule schedule;

	private final Stage stage;

	private final Executor thread;

	private final List<Place> places = new ArrayList<>();

	private boolean staysInTheEnd;

	private int connectionsLeft;

	private @Nullable ReaderConnection connection;

	Reader(int number, Random random, Schedule schedule, Stage stage) {
		this.number = number;
		this.random = random;
		this.schedule = schedule;
		this.stage = stage;
		this.thread = stage.thread();
		this.connectionsLeft = 1 + random.nextInt(MOST_CONNECTIONS);
		this.staysInTheEnd = random.nextInt(5) != 0;
		this.schedule.rooms().forEach((room) -> {
			if (this.places.isEmpty() || random.nextBoolean()) {
				this.places.add(place(room));
			}
		});
		later(random.nextInt(200), this::connect);
	}

	private Place place(String room) {
		long last = this.stage.lastSeq(room);
		return new Place(room, this.places.size(), switch (this.random.nextInt(3)) {
			case 0 -> null;
			case 1 -> 0L;
			default -> (long) (this.random.nextDouble() * (last + 1));
		});
	}

	/** Runs a task after others have had some turns. */
	void later(int turns, Runnable task) {
		this.stage.later(this.thread, turns, () -> {
			synchronized (this) {
				task.run();
			}
		});
	}

	private void connect() {
		this.connectionsLeft = Math.max(0, this.connectionsLeft - 1);
		boolean stays = this.connectionsLeft == 0 && this.staysInTheEnd;
		ReaderConnection opened = new ReaderConnection(this, this.random, this.stage,
				stays ? Ending.NEVER : Ending.draw(this.random));
		this.connection = opened;
		this.places.forEach((place) -> subscribe(opened, place));
		opened.begun();
	}

	/** Does what the broker does with a SUBSCRIBE. */
	private void subscribe(ReaderConnection connection, Place place) {
		place.begins(this.schedule.told(place.room()));
		ReadableLog log = this.stage.log(place.room());
		RoomFeed feed = this.stage.feeds().of(log);
		Long after = place.after();
		connection.outlet()
			.subscribe(place.id(),
					new RoomSubscription(connection.outlet(), log, feed, this.stage.pages(),
							this.schedule.headings().of(place.id(), place.destination()),
							(after != null) ? after : feed.head()));
		place.hasBegun(this.stage.lastSeq(place.room()));
	}

	/** Ends one subscription and starts it again at the same place. */
	void subscribeAgain(ReaderConnection connection) {
		if (isConnectedBy(connection)) {
			Place place = this.places.get(this.random.nextInt(this.places.size()));
			connection.unsubscribe(place.id());
			subscribe(connection, place);
		}
	}

	boolean isConnectedBy(ReaderConnection connection) {
		return this.connection == connection;
	}

	void came(Event event) {
		for (Place place : this.places) {
			if (place.id().equals(event.subscription())) {
				String wrong = place.came(event.seq());
				if (wrong != null || !event.room().equals(place.room())
						|| !event.destination().equals(place.destination())) {
					wrong(place + ": " + event + " came, " + wrong);
				}
			}
		}
	}

	/** The connection has ended, and the reader knows it. */
	void lost(ReaderConnection connection) {
		if (isConnectedBy(connection)) {
			this.connection = null;
			if (comesBack()) {
				later(this.random.nextInt(40), this::connect);
			}
		}
	}

	/** Disconnects for good. */
	synchronized void hangUp() {
		this.connectionsLeft = 0;
		this.staysInTheEnd = false;
		if (this.connection != null) {
			this.connection.outlet().sessionEnded();
			this.connection = null;
		}
	}

	private boolean comesBack() {
		return this.connectionsLeft > 0 || this.staysInTheEnd;
	}

	void wrong(String what) {
		this.schedule.wrong(this + ": " + what);
	}

	/** Whether it has disconnected for good or has received everything. */
	synchronized boolean isSettled() {
		ReaderConnection open = this.connection;
		return (open == null) ? !comesBack() : open.hasEveryReceipt()
				&& this.places.stream().allMatch((place) -> place.isAt(this.stage.lastSeq(place.room())));
	}

	@Override
	public String toString() {
		return "reader " + this.number + " " + this.places + " on " + this.connection;
	}

}
