package chat.maru.bench.load;

import java.io.IOException;

/** Who is told what happens on the connections. */
interface Audience {

	/** The server knows who it is. */
	default void connected(Subscriber subscriber) {
	}

	/** A subscriber hears from now on what is said. */
	void ready(Subscriber subscriber) throws IOException;

	/**
	 * A message has arrived.
	 * @param seq its place in the room's log; {@link Subscriber#UNNUMBERED} where the
	 * server has none
	 * @param nanos when, by {@link System#nanoTime()}
	 */
	void delivered(Subscriber subscriber, int number, long seq, long nanos) throws IOException;

	/** The server has acknowledged a subscriber's message. */
	default void acknowledged(Subscriber subscriber, int number) {
		throw new RoundFailed("Message " + number + " was acknowledged and never sent");
	}

	/** A connection has ended, or was never made. */
	default void lost(Subscriber subscriber, String reason) {
		throw new RoundFailed(subscriber.name() + " lost the connection: " + reason);
	}

}
