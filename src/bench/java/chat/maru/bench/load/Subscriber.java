package chat.maru.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One person's connection, and what it has received. */
final class Subscriber {

	/** Messages with numbers further apart than this are never in flight together. */
	static final int WINDOW = 64;

	/** Of a server that numbers nothing. */
	static final long UNNUMBERED = 0;

	private static final byte[] NOTHING = new byte[0];

	private final int index;

	private final Person person;

	private final boolean slow;

	private SocketChannel channel;

	private SelectionKey key;

	private boolean upgraded;

	private byte[] cut = NOTHING;

	private final ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);

	private long received;

	private long lastSeq = UNNUMBERED;

	Subscriber(int index, Person person, boolean slow) {
		this.index = index;
		this.person = person;
		this.slow = slow;
	}

	/** What a fresh connection begins with; what was received stays. */
	void connect(SocketChannel channel, SelectionKey key) {
		this.channel = channel;
		this.key = key;
		this.upgraded = false;
		this.cut = NOTHING;
		this.fragments.reset();
	}

	int index() {
		return this.index;
	}

	/** As wide for one as for the other, so that what they say is equally long. */
	String name() {
		return String.format("Person %05d", this.index);
	}

	String token() {
		return this.person.token();
	}

	/** The id of the room they talk in; empty for the one that everybody is in. */
	String room() {
		return this.person.room();
	}

	/** Will this one stop reading? */
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

	/** Stop reading, without telling anybody. */
	void stall() {
		this.key.interestOps(0);
	}

	void readAgain() {
		this.key.interestOps(SelectionKey.OP_READ);
	}

	/**
	 * Posts are few and short, and the server reads them: waiting here is rare and short.
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

	/** The beginning of a frame whose end had not come. */
	byte[] cut() {
		return this.cut;
	}

	void keepCut(byte[] bytes, int from, int to) {
		this.cut = (from < to) ? Arrays.copyOfRange(bytes, from, to) : NOTHING;
	}

	/** The frames so far of a message in several. */
	ByteArrayOutputStream fragments() {
		return this.fragments;
	}

	/** Messages are numbered from zero again. */
	void begin() {
		this.received = -1;
	}

	/**
	 * Count a message in. Of the numbers that share a place in the window, every second
	 * sets its bit and every second clears it, so one that comes twice changes nothing.
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

	/** A seq follows the one before, without holes. */
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
