package chat.maru.bench.load;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One person's messages, one at a time: each is sent again, as the same, until it is
 * acknowledged.
 */
final class Outbox {

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

	private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

	private final Subscriber poster;

	private final Protocol protocol;

	private int number;

	private UUID clientId;

	private long sentAt;

	private long nextAt = System.nanoTime();

	Outbox(Subscriber poster, Protocol protocol) {
		this.poster = poster;
		this.protocol = protocol;
	}

	Subscriber poster() {
		return this.poster;
	}

	boolean empty() {
		return this.clientId == null;
	}

	/** Is it time for the next message? */
	boolean due() {
		return empty() && System.nanoTime() > this.nextAt;
	}

	void post(int number) {
		this.number = number;
		this.clientId = UUID.randomUUID();
		send();
	}

	/** The connection is new, or no answer came for long. */
	void send() {
		this.sentAt = System.nanoTime();
		try {
			this.poster.write(this.protocol.post(this.poster, this.number, this.clientId));
		}
		catch (IOException ex) {
			// Whoever reads the connection is told that it is lost, and it is sent on the
			// next.
		}
	}

	boolean overdue() {
		return !empty() && System.nanoTime() - this.sentAt > PATIENCE;
	}

	/** Sent twice, it can be acknowledged twice. */
	void acknowledged(int number) {
		if (number == this.number) {
			this.clientId = null;
			this.nextAt = System.nanoTime() + PAUSE;
		}
	}

}
