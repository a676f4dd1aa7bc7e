package chat.maru.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** All connections, served by the calling thread. */
final class EventLoop implements AutoCloseable {

	/** Small, so that unread data fills the server's buffers instead of the kernel's. */
	private static final int SMALL_BUFFER = 4096;

	private final Selector selector = Selector.open();

	private final Nodes server;

	private final Protocol protocol;

	private final FrameReader reader;

	EventLoop(Nodes server, Protocol protocol) throws IOException {
		this.server = server;
		this.protocol = protocol;
		this.reader = new FrameReader(protocol);
	}

	/** Starts to connect. The audience is told when the client is ready or cannot connect. */
	void connect(Subscriber subscriber, Audience audience) {
		try {
			SocketChannel channel = SocketChannel.open();
			channel.configureBlocking(false);
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			if (subscriber.slow()) {
				channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
			}
			SelectionKey key = channel.register(this.selector, SelectionKey.OP_CONNECT, subscriber);
			subscriber.connect(channel, key);
			if (channel.connect(this.server.of(subscriber))) {
				connected(key, subscriber);
			}
		}
		catch (IOException ex) {
			lost(subscriber, ex, audience);
		}
	}

	/** Serves the connections that are ready, or waits for this many milliseconds. */
	void turn(long millis, Audience audience) throws IOException {
		this.selector.select((key) -> serve(key, audience), millis);
	}

	private void serve(SelectionKey key, Audience audience) {
		Subscriber subscriber = (Subscriber) key.attachment();
		try {
			if (key.isConnectable()) {
				subscriber.channel().finishConnect();
				connected(key, subscriber);
			}
			else {
				this.reader.read(subscriber, audience);
			}
		}
		catch (IOException ex) {
			lost(subscriber, ex, audience);
		}
	}

	private void connected(SelectionKey key, Subscriber subscriber) throws IOException {
		key.interestOps(SelectionKey.OP_READ);
		InetSocketAddress address = this.server.of(subscriber);
		subscriber.write(WebSocketFrames.upgrade(address.getHostString() + ':' + address.getPort(),
				this.protocol.path(), this.protocol.subprotocol()));
	}

	/** Forgets a connection that has ended. */
	static void lost(Subscriber subscriber, IOException reason, Audience audience) {
		try {
			subscriber.close();
		}
		catch (IOException ex) {
			reason.addSuppressed(ex);
		}
		audience.lost(subscriber, String.valueOf(reason.getMessage()));
	}

	@Override
	public void close() throws IOException {
		this.selector.close();
	}

}
