package chat.maru.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** A client's connection, and what it has received. */
final class Subscriber {

	/** Messages in flight together have numbers that differ by less than this. */
	static final int WINDOW = 64;

	/** The seq for a server that does not number messages. */
	static final long UNNUMBERED = 0;

	private static final byte[] EMPTY = new byte[0];

	private final int index;

	private final Person person;

	private final boolean slow;

	private int node;

	private SocketChannel channel;

	private SelectionKey key;

	private boolean upgraded;

	private byte[] cut = EMPTY;

	private final ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);

	private long received;

	private long lastSeq = UNNUMBERED;

	Subscriber(int index, Person person, boolean slow) {
		this.index = index;
		this.node = index;
		this.person = person;
		this.slow = slow;
	}

	/** Starts with a new connection. The record of received messages stays. */
	void connect(SocketChannel channel, SelectionKey key) {
		this.channel = channel;
		this.key = key;
		this.upgraded = false;
		this.cut = EMPTY;
		this.fragments.reset();
	}

	int index() {
		return this.index;
	}

	/** The number of its node, modulo the number of nodes. */
	int node() {
		return this.node;
	}

	/** Connects to the next node from now on. */
	void moveOn() {
		this.node++;
	}

	/** Of the same width for all, so that all messages have the same length. */
	String name() {
		return String.format("Person %05d", this.index);
	}

	String token() {
		return this.person.token();
	}

	/** The id of the client's room; empty for the lobby. */
	String room() {
		return this.person.room();
	}

	/** Whether this client will stop reading. */
	boolean slow() {
		return this.slow;
	}

	SocketChannel channel() {
		return this.channel;
	}

	boolean upgraded() {
		return this.upgraded;
	}

	void upgrade() {
		this.upgraded = true;
	}

	/** Stops reading without telling the server. */
	void stall() {
		this.key.interestOps(0);
	}

	void readAgain() {
		this.key.interestOps(SelectionKey.OP_READ);
	}

	/**
	 * Writes and waits if necessary. Posts are few and small and the server reads them, so
	 * waiting is rare and short.
	 */
	void write(ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			this.channel.write(bytes);
		}
	}

	void close() throws IOException {
		this.upgraded = false;
		if (this.channel != null) {
			this.channel.close();
		}
	}

	/** The beginning of a frame whose rest has not arrived. */
	byte[] cut() {
		return this.cut;
	}

	void keepCut(byte[] bytes, int from, int to) {
		this.cut = (from < to) ? Arrays.copyOfRange(bytes, from, to) : EMPTY;
	}

	/** The frames so far of a fragmented message. */
	ByteArrayOutputStream fragments() {
		return this.fragments;
	}

	/** Starts again with message number zero. */
	void begin() {
		this.received = -1;
	}

	/**
	 * Records a message. Of the numbers that share a bit in the window, every second one sets
	 * the bit and every second one clears it, so a duplicate would not change it.
	 * @throws RoundFailed if it is a duplicate
	 */
	void receive(int number, long seq) {
		long bit = 1L << (number % WINDOW);
		boolean odd = (number / WINDOW & 1) == 1;
		if (((this.received & bit) != 0) == odd) {
			throw new RoundFailed(name() + " got message " + number + " twice");
		}
		this.received ^= bit;
		inOrder(seq);
	}

	/** Checks that a seq directly follows the one before. */
	void inOrder(long seq) {
		if (this.lastSeq != UNNUMBERED && seq != this.lastSeq + 1) {
			throw new RoundFailed(name() + " got seq " + seq + " after " + this.lastSeq);
		}
		this.lastSeq = seq;
	}

	long lastSeq() {
		return this.lastSeq;
	}

}
