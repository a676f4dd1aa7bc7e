package chat.maru.network;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The client's side of one connection, and what it may make the server keep. Before the
 * client has authenticated, that is little, and few such connections are allowed.
 */
public final class Peer {

	/**
	 * Bytes of a message, and of all that is unfinished, before CONNECT is accepted. A
	 * CONNECT with a token and the headers that libraries add is well below 1 KiB.
	 */
	public static final int STRANGER_BYTES = 8 * 1024;

	/**
	 * The memory that each piece of an unfinished frame takes in addition to its bytes.
	 * Counted, because pieces of one byte would take a hundred times their size.
	 */
	private static final int PIECE_BYTES = 256;

	/** The time within which a message or a frame must be complete, in ns. */
	private static final long LONGEST_MESSAGE = TimeUnit.SECONDS.toNanos(30);

	private final PeerCount count;

	private final IncomingMemory memory;

	private final String network;

	private boolean counted;

	private boolean gone;

	private volatile boolean identified;

	private volatile int longest = STRANGER_BYTES;

	private long keptNanos;

	private long reserved;

	private int messageBytes;

	private int frameBytes;

	private long unfinishedSince;

	Peer(PeerCount count, IncomingMemory memory, String network) {
		this.count = count;
		this.memory = memory;
		this.network = network;
	}

	/**
	 * The peer that was put into a connection's attributes at its handshake.
	 * @throws IllegalStateException if there is none
	 */
	public static Peer of(Map<String, Object> attributes) {
		if (attributes.get(Peer.class.getName()) instanceof Peer peer) {
			return peer;
		}
		throw new IllegalStateException("A connection has no peer");
	}

	public void putInto(Map<String, Object> attributes) {
		attributes.put(Peer.class.getName(), this);
	}

	/** Whether there is room for this connection, if it were opened now. */
	public PeerCount.Room room() {
		return this.count.room(this.network);
	}

	/**
	 * Count this connection.
	 * @param longestMessage the maximum size of a message after authentication, in bytes
	 * @param keptAfterEnd how long something of it is kept after it has ended
	 * @return false if there is no room for it any more; then it is not counted
	 */
	public synchronized boolean open(int longestMessage, Duration keptAfterEnd) {
		this.longest = longestMessage;
		this.keptNanos = keptAfterEnd.toNanos();
		this.counted = this.count.enter(this.network);
		return this.counted;
	}

	/** CONNECT was accepted. The limits of the account apply from now on. */
	public synchronized void identify() {
		this.identified = true;
		leave(0);
	}

	public boolean isIdentified() {
		return this.identified;
	}

	/** The connection has ended. */
	public synchronized void end() {
		this.gone = true;
		this.memory.release(this.network, this.reserved);
		this.reserved = 0;
		leave(this.keptNanos);
	}

	private void leave(long keptNanos) {
		if (this.counted) {
			this.counted = false;
			this.count.leave(this.network, keptNanos);
		}
	}

	/**
	 * Check the length of a message that is not complete or has just become complete.
	 * @throws TooMuch if it is too long
	 */
	public synchronized void checkMessage(int bytes) {
		int most = this.identified ? this.longest : Math.min(STRANGER_BYTES, this.longest) - this.frameBytes;
		if (bytes > most) {
			throw new TooMuch(TooMuch.Of.CONNECTION);
		}
	}

	/**
	 * Reserve memory for something that is not complete.
	 * @throws TooMuch if all connections together keep too much
	 */
	synchronized void reserve(int bytes) {
		if (this.gone) {
			return;
		}
		if (!this.memory.reserve(this.network, bytes)) {
			throw new TooMuch(TooMuch.Of.SERVER);
		}
		this.reserved += bytes;
	}

	synchronized void release(int bytes) {
		if (!this.gone) {
			this.memory.release(this.network, bytes);
			this.reserved -= bytes;
		}
	}

	/** A WebSocket message takes this much so far; 0 when it is complete. */
	synchronized void message(int bytes) {
		this.messageBytes = bytes;
		begun();
	}

	/**
	 * A piece was added to a frame that waits for its rest.
	 * @throws TooMuch if that is too much
	 */
	public void frameContinues(int piece) {
		frame(this.frameBytes + piece + PIECE_BYTES, false);
	}

	/**
	 * What has come was decoded.
	 * @param rest bytes that are kept of a frame that is not complete; 0 for none
	 * @throws TooMuch if that is too much
	 */
	public void decoded(int rest) {
		if (rest > 0 || this.frameBytes > 0) {
			frame((rest > 0) ? rest + PIECE_BYTES : 0, true);
		}
	}

	private synchronized void frame(int bytes, boolean progress) {
		int more = bytes - this.frameBytes;
		if (more > 0) {
			reserve(more);
		}
		else {
			release(-more);
		}
		this.frameBytes = bytes;
		if (progress) {
			this.unfinishedSince = 0;
		}
		begun();
		if (bytes > (this.identified ? Math.max(this.longest, STRANGER_BYTES) : STRANGER_BYTES)) {
			throw new TooMuch(TooMuch.Of.CONNECTION);
		}
	}

	private void begun() {
		if (this.messageBytes == 0 && this.frameBytes == 0) {
			this.unfinishedSince = 0;
		}
		else if (this.unfinishedSince == 0) {
			// Never the 0 that means none.
			this.unfinishedSince = System.nanoTime() | 1;
		}
	}

	/**
	 * Whether the client began a message or a frame too long ago and has not finished it.
	 */
	public synchronized boolean isOverdue(long now) {
		return this.unfinishedSince != 0 && now - this.unfinishedSince > LONGEST_MESSAGE;
	}

}
