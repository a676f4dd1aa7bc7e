package chat.maru.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * A connection that is controlled byte by byte, for behaviour that no client library has:
 * it reads only when told to, and need not finish what it starts.
 */
public final class RawSocket implements AutoCloseable {

	/** A small buffer, so that the server soon notices when nothing is read. */
	private static final int RECEIVE_BUFFER = 4_096;

	private static final int LONGEST_READ_MILLIS = 20_000;

	private static final int FIN = 0x80;

	private static final int TEXT = 0x81;

	private static final int CLOSE = 0x88;

	private static final int MASKED = 0x80;

	private static final int IN_TWO_BYTES = 126;

	private final Queue<String> frames = new ArrayDeque<>();

	private final Socket socket = new Socket();

	private final DataInputStream in;

	private RawSocket(int port, String from) throws IOException {
		this.socket.bind(new InetSocketAddress(from, 0));
		this.socket.setReceiveBufferSize(RECEIVE_BUFFER);
		this.socket.setSoTimeout(LONGEST_READ_MILLIS);
		this.socket.connect(new InetSocketAddress("127.0.0.1", port));
		this.in = new DataInputStream(this.socket.getInputStream());
	}

	static RawSocket open(int port, String from) {
		try {
			return new RawSocket(port, from);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Sends exactly this. */
	public RawSocket send(String ascii) {
		return send(ascii.getBytes(StandardCharsets.US_ASCII));
	}

	private RawSocket send(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Upgrades to a WebSocket. */
	public RawSocket upgrade() {
		return upgrade("/ws");
	}

	/** Upgrades to a WebSocket at a path. */
	public RawSocket upgrade(String path) {
		send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
				+ "Sec-WebSocket-Protocol: v12.stomp\r\n\r\n");
		String answer = readUntil("\r\n\r\n");
		if (!answer.startsWith("HTTP/1.1 101")) {
			throw new AssertionError(answer);
		}
		return this;
	}

	/** Sends a STOMP frame in a message of its own. */
	public RawSocket frame(String command, String body, String... headers) {
		return message(StompFrame.of(command, body, headers));
	}

	/** Sends a message with this text. */
	public RawSocket message(String text) {
		return send(masked(text));
	}

	/**
	 * Sends one frame of a message.
	 * @param type 0 for a continuation, 1 for text, 2 for binary
	 * @param last whether it is the last frame of the message
	 */
	public RawSocket part(int type, boolean last, byte[] payload) {
		return send(masked((last ? FIN : 0) | type, payload));
	}

	/** Sends the first half of what {@link #frame} would send. */
	public RawSocket half(String command, String body, String... headers) {
		byte[] message = masked(StompFrame.of(command, body, headers));
		return send(Arrays.copyOf(message, message.length / 2));
	}

	/** Masked with zeros (RFC 6455, 5.2). */
	private static byte[] masked(String text) {
		return masked(TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] masked(int type, byte[] payload) {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.write(type);
		if (payload.length < IN_TWO_BYTES) {
			message.write(MASKED | payload.length);
		}
		else {
			message.write(MASKED | IN_TWO_BYTES);
			message.write(payload.length >> 8);
			message.write(payload.length);
		}
		message.writeBytes(new byte[4]);
		message.writeBytes(payload);
		return message.toByteArray();
	}

	/** Sends CONNECT as a guest and waits for CONNECTED. */
	public RawSocket connect(Guest guest) {
		frame("CONNECT", "", "accept-version:1.2", "Authorization:" + guest.bearer());
		next("CONNECTED");
		return this;
	}

	/** Subscribes and waits for the RECEIPT. */
	public RawSocket subscribe(String destination, String... headers) {
		frame("SUBSCRIBE", "",
				StompSocket.with(headers, "id:" + destination, "destination:" + destination, "receipt:begun"));
		next("RECEIPT");
		return this;
	}

	/** Reads up to the next frame with this command. */
	public StompFrame next(String command) {
		while (true) {
			while (this.frames.isEmpty()) {
				this.frames.addAll(List.of(readMessage().split("\0")));
			}
			StompFrame frame = StompFrame.parse(this.frames.remove().stripLeading());
			if (frame.command().equals(command)) {
				return frame;
			}
		}
	}

	private String readMessage() {
		try {
			int type = this.in.readUnsignedByte();
			int length = this.in.readUnsignedByte();
			if (type != TEXT || length > IN_TWO_BYTES) {
				throw new AssertionError("Not a text message, or a very long one: " + type);
			}
			int bytes = (length == IN_TWO_BYTES) ? this.in.readUnsignedShort() : length;
			return new String(this.in.readNBytes(bytes), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Reads up to the close frame and returns its code. */
	public int closeCode() {
		try {
			for (int type = this.in.readUnsignedByte(); type != CLOSE; type = this.in.readUnsignedByte()) {
				int length = this.in.readUnsignedByte();
				this.in.skipNBytes((length == IN_TWO_BYTES) ? this.in.readUnsignedShort() : length);
			}
			this.in.readUnsignedByte();
			return this.in.readUnsignedShort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Answers a close frame, which completes the closing handshake. */
	public RawSocket answerClose(int code) {
		return send(masked(CLOSE, new byte[] { (byte) (code >> 8), (byte) code }));
	}

	/** Reads up to this text. */
	public String readUntil(String end) {
		StringBuilder read = new StringBuilder();
		while (read.indexOf(end, Math.max(0, read.length() - end.length())) < 0) {
			int next = read();
			if (next < 0) {
				throw new AssertionError("It ended after " + read);
			}
			read.append((char) next);
		}
		return read.toString();
	}

	/** Reads one byte; -1 if the server has closed or cut the connection. */
	public int read() {
		try {
			return this.in.read();
		}
		catch (SocketTimeoutException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (IOException ex) {
			return -1;
		}
	}

	/** Reads until the server has closed or cut the connection. */
	public void awaitClosed() {
		while (read() >= 0) {
		}
	}

	/** Resets the connection: data in flight is lost, and no close frame is sent. */
	public void reset() {
		try {
			this.socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		close();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
