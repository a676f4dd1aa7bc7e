package chat.maru.bench.load;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * The messages of one room, with a constant number in flight: when the last user in the
 * room has received one, the next user in turn sends the next, so that no user reaches a
 * rate limit. The message numbers of all rooms are interleaved, so that a message that
 * arrives in a wrong room is noticed.
 */
final class Talk {

	private static final int WINDOW = Subscriber.WINDOW;

	private final int room;

	private final int rooms;

	private final List<Subscriber> people;

	private final Protocol protocol;

	private final long[] sentAt = new long[WINDOW];

	private final int[] missing = new int[WINDOW];

	private int oldest;

	private int next;

	private int flying;

	private int acknowledged;

	/**
	 * Creates the conversation of a room.
	 * @param room the index of the room, from zero
	 * @param rooms the number of rooms
	 */
	Talk(int room, int rooms, List<Subscriber> people, Protocol protocol) {
		this.room = room;
		this.rooms = rooms;
		this.people = people;
		this.protocol = protocol;
	}

	/** The number of messages sent. */
	int messages() {
		return this.next;
	}

	/** Sends messages until this many are in flight. */
	void send(int inFlight) throws IOException {
		while (this.flying < inFlight && this.next - this.oldest < WINDOW) {
			int message = this.next++;
			this.flying++;
			int number = message * this.rooms + this.room;
			this.missing[message % WINDOW] = this.people.size();
			Subscriber poster = poster(number);
			this.sentAt[message % WINDOW] = System.nanoTime();
			poster.write(this.protocol.post(poster, number, UUID.randomUUID()));
		}
	}

	/** The user who posted a message. */
	Subscriber poster(int number) {
		return this.people.get(number / this.rooms % this.people.size());
	}

	/**
	 * A user has received a message.
	 * @return how long it took, in nanoseconds
	 */
	long delivered(Subscriber subscriber, int number, long seq, long nanos) {
		int message = number / this.rooms;
		if (number % this.rooms != this.room || message < this.oldest || message >= this.next) {
			throw new RoundFailed(subscriber.name() + " got message " + number + " in room " + this.room + ", where "
					+ this.oldest + " to " + this.next + " are on the way, times " + this.rooms);
		}
		subscriber.receive(message, seq);
		if (--this.missing[message % WINDOW] == 0) {
			this.flying--;
			while (this.oldest < this.next && this.missing[this.oldest % WINDOW] == 0) {
				this.oldest++;
			}
		}
		return nanos - this.sentAt[message % WINDOW];
	}

	void acknowledged() {
		this.acknowledged++;
	}

	/**
	 * Whether every message has reached all users and, if the server acknowledges, was
	 * acknowledged.
	 */
	boolean over() {
		return this.flying == 0 && (!this.protocol.acknowledges() || this.acknowledged == this.next);
	}

	@Override
	public String toString() {
		return "room " + this.room + ": messages " + this.oldest + " to " + (this.next - 1) + " have not reached all, "
				+ this.acknowledged + " were acknowledged";
	}

}
