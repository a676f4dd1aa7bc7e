package chat.maru.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The frames that a WebSocket client sends (RFC 6455). */
public final class WebSocketFrames {

	static final int CONTINUATION = 0x0;

	static final int TEXT = 0x1;

	static final int CLOSE = 0x8;

	static final int PING = 0x9;

	static final int PONG = 0xA;

	static final int FINAL = 0x80;

	private static final int MASKED = 0x80;

	private static final int NORMAL_CLOSURE = 1000;

	private WebSocketFrames() {
	}

	/**
	 * The request that opens a connection.
	 * @param subprotocol the subprotocol; empty for none
	 */
	public static ByteBuffer upgrade(String authority, String path, String subprotocol) {
		String wanted = subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
		return ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: " + authority
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + wanted + "\r\n")
			.getBytes(StandardCharsets.US_ASCII));
	}

	public static ByteBuffer text(String text) {
		return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	static ByteBuffer pong(byte[] payload) {
		return frame(PONG, payload);
	}

	static ByteBuffer close() {
		return frame(CLOSE, new byte[] { NORMAL_CLOSURE >> 8, (byte) NORMAL_CLOSURE });
	}

	/** A client's frame is masked (section 5.3); a mask of zero is valid. */
	private static ByteBuffer frame(int opcode, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) (FINAL | opcode));
		if (payload.length < 126) {
			frame.put((byte) (MASKED | payload.length));
		}
		else {
			frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
		}
		return frame.putInt(0).put(payload).flip();
	}

}
