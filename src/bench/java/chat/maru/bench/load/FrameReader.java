package chat.maru.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import static chat.maru.bench.load.WebSocketFrames.CLOSE;
import static chat.maru.bench.load.WebSocketFrames.CONTINUATION;
import static chat.maru.bench.load.WebSocketFrames.FINAL;
import static chat.maru.bench.load.WebSocketFrames.PING;
import static chat.maru.bench.load.WebSocketFrames.PONG;
import static chat.maru.bench.load.WebSocketFrames.TEXT;

/**
 * Reads the available data of a connection and parses it in place, in one buffer for all
 * connections. Only a frame that the end of a read cuts off is kept with its connection.
 */
final class FrameReader {

	private static final int MAX_FRAME_BYTES = 1 << 20;

	private static final byte[] SWITCHED = "HTTP/1.1 101 ".getBytes(StandardCharsets.US_ASCII);

	private final byte[] bytes = new byte[MAX_FRAME_BYTES];

	private final ByteBuffer buffer = ByteBuffer.wrap(this.bytes);

	private final Protocol protocol;

	FrameReader(Protocol protocol) {
		this.protocol = protocol;
	}

	void read(Subscriber subscriber, Audience audience) throws IOException {
		this.buffer.clear().put(subscriber.cut());
		if (subscriber.channel().read(this.buffer) < 0) {
			throw new IOException("the server ended it");
		}
		long nanos = System.nanoTime();
		int to = this.buffer.position();
		int at = 0;
		if (!subscriber.upgraded()) {
			at = head(to);
			if (at > 0) {
				subscriber.upgrade();
				this.protocol.opened(subscriber, audience);
			}
		}
		if (subscriber.upgraded()) {
			at = frames(subscriber, at, to, nanos, audience);
		}
		if (at == 0 && to == this.bytes.length) {
			throw new RoundFailed("A frame of more than " + MAX_FRAME_BYTES + " bytes");
		}
		subscriber.keepCut(this.bytes, at, to);
	}

	/** The position after the response's head; 0 if it is not complete. */
	private int head(int to) throws IOException {
		for (int i = 3; i < to; i++) {
			if (this.bytes[i] == '\n' && this.bytes[i - 2] == '\n') {
				if (!Arrays.equals(this.bytes, 0, SWITCHED.length, SWITCHED, 0, SWITCHED.length)) {
					throw new IOException("refused: " + text(0, to));
				}
				return i + 1;
			}
		}
		return 0;
	}

	private int frames(Subscriber subscriber, int begin, int to, long nanos, Audience audience) throws IOException {
		int at = begin;
		while (to - at >= 2) {
			int length = this.bytes[at + 1] & 0x7F;
			int payload = at + 2;
			if (length == 126) {
				payload += Short.BYTES;
				length = (payload <= to) ? this.buffer.getShort(at + 2) & 0xFFFF : to;
			}
			else if (length == 127) {
				payload += Long.BYTES;
				length = (payload <= to) ? Math.toIntExact(this.buffer.getLong(at + 2)) : to;
			}
			if (length > to - payload) {
				break;
			}
			frame(subscriber, this.bytes[at] & 0xFF, payload, payload + length, nanos, audience);
			at = payload + length;
		}
		return at;
	}

	private void frame(Subscriber subscriber, int first, int from, int to, long nanos, Audience audience)
			throws IOException {
		if (first == (FINAL | TEXT)) {
			this.protocol.received(subscriber, this.bytes, from, to, nanos, audience);
			return;
		}
		switch (first & ~FINAL) {
			case TEXT, CONTINUATION -> {
				subscriber.fragments().write(this.bytes, from, to - from);
				if ((first & FINAL) != 0) {
					byte[] whole = subscriber.fragments().toByteArray();
					subscriber.fragments().reset();
					this.protocol.received(subscriber, whole, 0, whole.length, nanos, audience);
				}
			}
			case PING -> subscriber.write(WebSocketFrames.pong(Arrays.copyOfRange(this.bytes, from, to)));
			case PONG -> {
			}
			case CLOSE -> throw new IOException("the server closed it: " + text(from + 2, to));
			default -> throw new IOException("a frame that is not text");
		}
	}

	private String text(int from, int to) {
		return new String(this.bytes, Math.min(from, to), Math.max(0, to - from), StandardCharsets.UTF_8);
	}

}
