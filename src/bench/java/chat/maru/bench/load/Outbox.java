package chat.maru.bench.load;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The messages of one client, one at a time. Each is sent again with the same id until it
 * is acknowledged.
 */
final class Outbox {

	private static final long RECEIPT_TIMEOUT = TimeUnit.SECONDS.toNanos(20);

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

	/** Whether the next message is due. */
	boolean due() {
		return empty() && System.nanoTime() > this.nextAt;
	}

	void post(int number) {
		this.number = number;
		this.clientId = UUID.randomUUID();
		send();
	}

	/** Sends the message, on a new connection or after a timeout again. */
	void send() {
		this.sentAt = System.nanoTime();
		try {
			this.poster.write(this.protocol.post(this.poster, this.number, this.clientId));
		}
		catch (IOException ex) {
			// The code that reads the connection reports its loss. The message is sent again on the
			// next connection.
		}
	}

	boolean overdue() {
		return !empty() && System.nanoTime() - this.sentAt > RECEIPT_TIMEOUT;
	}

	/** A message that was sent twice can be acknowledged twice. */
	void acknowledged(int number) {
		if (number == this.number) {
			this.clientId = null;
			this.nextAt = System.nanoTime() + PAUSE;
		}
	}

}
