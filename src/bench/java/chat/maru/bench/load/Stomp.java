package chat.maru.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * STOMP 1.2, as Maru uses it. A WebSocket message may contain several frames. The end of
 * a frame and its seq are looked for at their positions in the previous frame first.
 */
final class Stomp implements Protocol {

	private static final int HEARTBEAT_MILLIS = 25_000;

	private static final byte[] MESSAGE = ascii("MESSAGE\n");

	private static final byte[] RECEIPT = ascii("RECEIPT\n");

	private static final byte[] RECEIPT_ID = ascii("receipt-id:");

	private static final byte[] CONNECTED = ascii("CONNECTED\n");

	private static final byte[] SEQ = ascii("\"seq\":");

	private static final String SUBSCRIBED = "0";

	private final Numbering numbering = new Numbering();

	private int length;

	private int seqOffset;

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	@Override
	public String path() {
		return "/ws";
	}

	@Override
	public String subprotocol() {
		return "v12.stomp";
	}

	@Override
	public boolean acknowledges() {
		return true;
	}

	@Override
	public void opened(Subscriber subscriber, Audience audience) throws IOException {
		subscriber
			.write(WebSocketFrames.text("CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:" + HEARTBEAT_MILLIS
					+ ',' + HEARTBEAT_MILLIS + "\nAuthorization:Bearer " + subscriber.token() + "\n\n\0"));
	}

	@Override
	public void received(Subscriber subscriber, byte[] bytes, int from, int to, long nanos, Audience audience)
			throws IOException {
		int at = from;
		while (at < to) {
			if (bytes[at] == '\n') {
				at++;
			}
			else if (startsWith(bytes, at, to, MESSAGE)) {
				int end = endOfMessage(bytes, at, to);
				audience.delivered(subscriber, this.numbering.read(bytes, at, end), seq(bytes, at, end), nanos);
				at = end + 1;
			}
			else {
				int end = end(bytes, at, to);
				answered(subscriber, bytes, at, end, audience);
				at = end + 1;
			}
		}
	}

	private void answered(Subscriber subscriber, byte[] bytes, int from, int to, Audience audience) throws IOException {
		if (startsWith(bytes, from, to, RECEIPT)) {
			String receipt = receipt(bytes, from, to);
			if (receipt.equals(SUBSCRIBED)) {
				audience.ready(subscriber);
			}
			else {
				audience.acknowledged(subscriber, Integer.parseInt(receipt, 1, receipt.length(), 10));
			}
		}
		else if (startsWith(bytes, from, to, CONNECTED)) {
			audience.connected(subscriber);
			String after = (subscriber.lastSeq() == Subscriber.UNNUMBERED) ? "" : "\nafter:" + subscriber.lastSeq();
			subscriber.write(WebSocketFrames
				.text("SUBSCRIBE\nid:0\ndestination:/topic/chat" + name(subscriber) + "\nreceipt:" + SUBSCRIBED + after + "\n\n\0"));
		}
		else {
			throw new IOException("Not expected: " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
		}
	}

	private static String receipt(byte[] bytes, int from, int to) throws IOException {
		int begin = find(bytes, from, to, RECEIPT_ID) + RECEIPT_ID.length;
		int end = begin;
		while (bytes[end] != '\n') {
			end++;
		}
		return new String(bytes, begin, end - begin, StandardCharsets.US_ASCII);
	}

	private long seq(byte[] bytes, int from, int to) throws IOException {
		if (!startsWith(bytes, from + this.seqOffset, to, SEQ)) {
			this.seqOffset = find(bytes, from, to, SEQ) - from;
		}
		long seq = 0;
		for (int i = from + this.seqOffset + SEQ.length; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
			seq = seq * 10 + bytes[i] - '0';
		}
		return seq;
	}

	private int endOfMessage(byte[] bytes, int from, int to) throws IOException {
		if (this.length == 0 || from + this.length >= to || bytes[from + this.length] != '\0') {
			this.length = end(bytes, from, to) - from;
		}
		return from + this.length;
	}

	private static int end(byte[] bytes, int from, int to) throws IOException {
		return find(bytes, from, to, new byte[1]);
	}

	private static int find(byte[] bytes, int from, int to, byte[] wanted) throws IOException {
		for (int i = from; i < to; i++) {
			if (startsWith(bytes, i, to, wanted)) {
				return i;
			}
		}
		throw new IOException("Incomplete: " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
	}

	private static boolean startsWith(byte[] bytes, int at, int to, byte[] wanted) {
		if (at + wanted.length > to) {
			return false;
		}
		for (int i = 0; i < wanted.length; i++) {
			if (bytes[at + i] != wanted[i]) {
				return false;
			}
		}
		return true;
	}

	/** The suffix of a room's destination; empty for the lobby. */
	private static String name(Subscriber subscriber) {
		return subscriber.room().isEmpty() ? "" : '.' + subscriber.room();
	}

	@Override
	public ByteBuffer post(Subscriber subscriber, int number, UUID clientId) {
		return WebSocketFrames.text("SEND\ndestination:/app/chat" + name(subscriber) + "\nreceipt:p" + number + "\n\n{\"clientId\":\""
				+ clientId + "\",\"text\":\"" + Numbering.text(number) + "\"}\0");
	}

	@Override
	public void beat(Subscriber subscriber) throws IOException {
		subscriber.write(WebSocketFrames.text("\n"));
	}

}
