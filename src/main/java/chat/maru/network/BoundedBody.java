package chat.maru.network;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request with messages, which counts like messages over a WebSocket. Close
 * it when the messages have been handled.
 */
public final class BoundedBody extends FilterInputStream {

	/** A byte becomes up to two in a string, and stays in the parser's buffer. */
	private static final int COPIES = 3;

	private final Peer peer;

	private int length;

	private int reserved;

	public BoundedBody(InputStream body, Peer peer) {
		super(body);
		this.peer = peer;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	/**
	 * Read some of the body.
	 * @throws TooMuch if it is too long, or the server has no room for it
	 */
	@Override
	public int read(byte[] target, int offset, int most) throws IOException {
		int count = super.read(target, offset, most);
		if (count > 0) {
			this.length += count;
			if (!this.peer.isIdentified()) {
				this.peer.checkMessage(this.length);
			}
			this.peer.reserve(COPIES * count);
			this.reserved += COPIES * count;
		}
		return count;
	}

	@Override
	public void close() {
		this.peer.release(this.reserved);
		this.reserved = 0;
	}

}
