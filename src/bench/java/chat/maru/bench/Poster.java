package chat.maru.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import chat.maru.bench.load.WebSocketFrames;

/** One connection, with just enough of WebSocket and STOMP to post. */
final class Poster {

	private static final String TEXT = "Shall we meet at the usual place at seven, or is that too early for you?";

	private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);

	private final SocketChannel channel;

	private long sentAt;

	Poster(URI server, String token) throws IOException {
		this.channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
		this.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		write(WebSocketFrames.upgrade(server.getAuthority(), "/ws", "v12.stomp"));
		skipHead();
		write(WebSocketFrames
			.text("CONNECT\naccept-version:1.2\nhost:localhost\nAuthorization:Bearer " + token + "\n\n\0"));
		while (!read('C')) {
			// CONNECTED comes next.
		}
		this.channel.configureBlocking(false);
	}

	private void skipHead() throws IOException {
		ByteBuffer one = ByteBuffer.allocate(1);
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			one.clear();
			if (this.channel.read(one) < 0) {
				throw new IOException("Refused: " + head);
			}
			head.append((char) one.get(0));
		}
		if (!head.toString().startsWith("HTTP/1.1 101")) {
			throw new IOException("Refused: " + head);
		}
	}

	SocketChannel channel() {
		return this.channel;
	}

	long sentAt() {
		return this.sentAt;
	}

	void post() throws IOException {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		String clientId = new UUID(random.nextLong(), random.nextLong()).toString();
		this.sentAt = System.nanoTime();
		write(WebSocketFrames.text("SEND\ndestination:/app/chat\nreceipt:1\n\n{\"clientId\":\"" + clientId
				+ "\",\"text\":\"" + TEXT + "\"}\0"));
	}

	private void write(ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			this.channel.write(bytes);
		}
	}

	/** Reads the available data and returns whether it contained a RECEIPT. */
	boolean read() throws IOException {
		return read('R');
	}

	private boolean read(char command) throws IOException {
		if (this.channel.read(this.in) < 0) {
			throw new IOException("The server closed a connection");
		}
		this.in.flip();
		boolean found = false;
		while (complete()) {
			this.in.get();
			int length = this.in.get() & 0x7F;
			length = (length == 126) ? this.in.getShort() & 0xFFFF : length;
			char first = (char) this.in.get(this.in.position());
			if (first != command) {
				throw new IOException("Unexpected data: "
						+ StandardCharsets.UTF_8.decode(this.in.slice(this.in.position(), length)));
			}
			found = true;
			this.in.position(this.in.position() + length);
		}
		this.in.compact();
		return found;
	}

	private boolean complete() {
		if (this.in.remaining() < 4) {
			return false;
		}
		int at = this.in.position();
		int length = this.in.get(at + 1) & 0x7F;
		return this.in.remaining() >= ((length == 126) ? 4 + (this.in.getShort(at + 2) & 0xFFFF) : 2 + length);
	}

}
