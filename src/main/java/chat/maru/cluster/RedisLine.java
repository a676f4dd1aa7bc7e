package chat.maru.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/** Two connections to Redis: one that subscribes cannot publish. */
final class RedisLine extends RedisPubSubAdapter<String, String> implements BusLine {

	/** Payloads that may wait for the listening thread. */
	private static final int MAX_WAITING = 10_000;

	private final BlockingQueue<String> received = new ArrayBlockingQueue<>(MAX_WAITING);

	private final String channel;

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile boolean overrun;

	private volatile @Nullable StatefulRedisPubSubConnection<String, String> listening;

	private volatile @Nullable StatefulRedisConnection<String, String> sending;

	RedisLine(String channel) {
		this.channel = channel;
	}

	/**
	 * Connect and subscribe.
	 * @throws RedisException if the server cannot be reached or refuses
	 */
	void connect(RedisClient client) {
		StatefulRedisPubSubConnection<String, String> subscribed = client.connectPubSub();
		this.listening = subscribed;
		subscribed.addListener(this);
		subscribed.sync().subscribe(this.channel);
		this.sending = client.connect();
	}

	@Override
	public void message(String from, String payload) {
		if (!this.received.offer(payload)) {
			this.overrun = true;
		}
	}

	@Override
	public void send(List<String> payloads) throws IOException {
		StatefulRedisConnection<String, String> open = this.sending;
		if (open == null) {
			throw new IOException("Not connected");
		}
		try {
			payloads.forEach((payload) -> open.sync().publish(this.channel, payload));
		}
		catch (RedisException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	@Override
	public List<String> receive(Duration most) throws IOException, InterruptedException {
		List<String> payloads = new ArrayList<>();
		String first = this.received.poll(most.toMillis(), TimeUnit.MILLISECONDS);
		if (first != null) {
			payloads.add(first);
			this.received.drainTo(payloads);
		}
		if (this.overrun) {
			throw new IOException("More was told than this node could take");
		}
		if (!isOpen(this.listening) || !isOpen(this.sending)) {
			throw new IOException("The connection ended");
		}
		return payloads;
	}

	private static boolean isOpen(@Nullable StatefulConnection<?, ?> connection) {
		return connection != null && connection.isOpen();
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			close(this.listening);
			close(this.sending);
		}
	}

	private static void close(@Nullable StatefulConnection<?, ?> connection) {
		if (connection != null) {
			connection.closeAsync();
		}
	}

}
