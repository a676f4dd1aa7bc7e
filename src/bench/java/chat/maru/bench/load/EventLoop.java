package chat.maru.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** All connections, served in turns by the thread that calls. */
final class EventLoop implements AutoCloseable {

	/** So that what is not read fills the server's buffers and not the kernel's. */
	private static final int SMALL_BUFFER = 4096;

	private final Selector selector = Selector.open();

	private final InetSocketAddress server;

	private final Protocol protocol;

	private final FrameReader reader;

	EventLoop(InetSocketAddress server, Protocol protocol) throws IOException {
		this.server = server;
		this.protocol = protocol;
		this.reader = new FrameReader(protocol);
	}

	/** Begin to connect; the audience is told when somebody is ready, or cannot be. */
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
			if (channel.connect(this.server)) {
				connected(key, subscriber);
			}
		}
		catch (IOException ex) {
			lost(subscriber, ex, audience);
		}
	}

	/** Serve what is ready, or wait for it so many milliseconds. */
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
		subscriber.write(WebSocketFrames.upgrade(this.server.getHostString() + ':' + this.server.getPort(),
				this.protocol.path(), this.protocol.subprotocol()));
	}

	/** A connection is over; nothing more is heard of it. */
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
