package chat.maru.network;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts a message together that comes in parts, and counts every byte that it takes. It
 * stays counted until the message has been handled.
 */
public final class PartialMessage {

	/** The memory that the container uses in addition to decode the parts. */
	private static final int OVERHEAD = 8 * 1024;

	private static final int FIRST_CAPACITY = 4 * 1024;

	private static final byte[] EMPTY = new byte[0];

	private final Peer peer;

	private byte[] bytes = EMPTY;

	private int length;

	private int reserved;

	public PartialMessage(Peer peer) {
		this.peer = peer;
	}

	/** Whether some of a message has come. */
	public synchronized boolean hasBegun() {
		return this.reserved > 0;
	}

	/**
	 * Add a part, which may be empty.
	 * @throws TooMuch if the message is too long, or the server has no room for it
	 */
	public synchronized void add(byte[] part) {
		int needed = this.length + part.length;
		this.peer.checkMessage(needed);
		if (!hasBegun()) {
			reserve(OVERHEAD + FIRST_CAPACITY);
			this.bytes = new byte[FIRST_CAPACITY];
		}
		if (needed > this.bytes.length) {
			int capacity = Math.max(needed, this.bytes.length + this.bytes.length / 2);
			reserve(capacity - this.bytes.length);
			this.bytes = Arrays.copyOf(this.bytes, capacity);
		}
		System.arraycopy(part, 0, this.bytes, this.length, part.length);
		this.length = needed;
		this.peer.message(this.reserved);
	}

	private void reserve(int more) {
		this.peer.reserve(more);
		this.reserved += more;
	}

	public synchronized String text() {
		return new String(this.bytes, 0, this.length, StandardCharsets.UTF_8);
	}

	public synchronized byte[] bytes() {
		return Arrays.copyOf(this.bytes, this.length);
	}

	/** The message was handled, or never will be. */
	public synchronized void clear() {
		this.bytes = EMPTY;
		this.length = 0;
		this.peer.release(this.reserved);
		this.reserved = 0;
		this.peer.message(0);
	}

}
