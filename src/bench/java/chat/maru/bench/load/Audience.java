package chat.maru.bench.load;

import java.io.IOException;

/** Receives the events of the connections. */
interface Audience {

	/** The server has authenticated the client. */
	default void connected(Subscriber subscriber) {
	}

	/** The client has subscribed and receives messages from now on. */
	void ready(Subscriber subscriber) throws IOException;

	/**
	 * A message has arrived.
	 * @param seq its seq in the room's log; {@link Subscriber#UNNUMBERED} if the server has
	 * none
	 * @param nanos the time, from {@link System#nanoTime()}
	 */
	void delivered(Subscriber subscriber, int number, long seq, long nanos) throws IOException;

	/** The server has acknowledged a client's message. */
	default void acknowledged(Subscriber subscriber, int number) {
		throw new RoundFailed("Message " + number + " was acknowledged and never sent");
	}

	/** A connection has ended or could not be opened. */
	default void lost(Subscriber subscriber, String reason) {
		throw new RoundFailed(subscriber.name() + " lost the connection: " + reason);
	}

}
