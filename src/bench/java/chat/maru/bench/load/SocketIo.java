package chat.maru.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Socket.IO's protocol 5 over Engine.IO's protocol 4, on a WebSocket from the start. */
final class SocketIo implements Protocol {

	private final Numbering numbering = new Numbering();

	@Override
	public String path() {
		return "/socket.io/?EIO=4&transport=websocket";
	}

	@Override
	public String subprotocol() {
		return "";
	}

	/** The server sends the first message. */
	@Override
	public void opened(Subscriber subscriber, Audience audience) {
	}

	@Override
	public void received(Subscriber subscriber, byte[] bytes, int from, int to, long nanos, Audience audience)
			throws IOException {
		char first = (char) bytes[from];
		char second = (to - from > 1) ? (char) bytes[from + 1] : ' ';
		if (first == '4' && second == '2') {
			audience.delivered(subscriber, this.numbering.read(bytes, from, to), Subscriber.UNNUMBERED, nanos);
		}
		else if (first == '4' && second == '0' && !subscriber.room().isEmpty()) {
			subscriber.write(WebSocketFrames.text("420[\"join\"," + room(subscriber) + "]"));
		}
		else if (first == '4' && (second == '0' || second == '3')) {
			audience.ready(subscriber);
		}
		else if (first == '0') {
			subscriber.write(WebSocketFrames.text("40"));
		}
		else if (first == '2') {
			subscriber.write(WebSocketFrames.text("3"));
		}
		else {
			throw new IOException("Not expected: " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
		}
	}

	@Override
	public ByteBuffer post(Subscriber subscriber, int number, UUID clientId) {
		String room = subscriber.room().isEmpty() ? "" : room(subscriber) + ',';
		return WebSocketFrames.text("42[\"message\"," + room + PlainText.json(subscriber, number) + "]");
	}

	private static String room(Subscriber subscriber) {
		return '"' + subscriber.room() + '"';
	}

}
