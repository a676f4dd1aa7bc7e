package chat.maru.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The bytes that attackers send over WebSockets. */
final class WebSocketFrames {

	private static final int TEXT = 1;

	private static final int FIN = 0x80;

	private static final int MASKED = 0x80;

	private static final int IN_TWO_BYTES = 126;

	/** As large as the server accepts, so that it keeps as much as possible. */
	private static final String PADDING = "X-Padding: " + "x".repeat(6_000) + "\r\n";

	private WebSocketFrames() {
	}

	/** The request for a SockJS WebSocket with a unique id. */
	static byte[] handshake() {
		return ("GET /ws/000/" + UUID.randomUUID() + "/websocket HTTP/1.1\r\nHost: localhost\r\n"
				+ "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + PADDING + "\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	/** CONNECT in a SockJS message. */
	static byte[] connect(String token) {
		return frame(FIN | TEXT,
				"[\"CONNECT\\naccept-version:1.2\\nAuthorization:Bearer " + token + "\\n\\n\\u0000\"]");
	}

	/** The first fragment of a text message. */
	static byte[] begin(String payload) {
		return frame(TEXT, payload);
	}

	/** A further fragment, which is not the last. */
	static byte[] more(String payload) {
		return frame(0, payload);
	}

	/** Masked with zeros (RFC 6455, 5.2). */
	private static byte[] frame(int type, String payload) {
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		frame.write(type);
		if (payload.length() < IN_TWO_BYTES) {
			frame.write(MASKED | payload.length());
		}
		else {
			frame.write(MASKED | IN_TWO_BYTES);
			frame.write(payload.length() >> 8);
			frame.write(payload.length());
		}
		frame.writeBytes(new byte[4]);
		frame.writeBytes(payload.getBytes(StandardCharsets.US_ASCII));
		return frame.toByteArray();
	}

}
