package chat.maru.cluster;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;

/** Opens connections over which Redis or Valkey carries the bus. */
final class RedisLines implements BusLines {

	/** The smallest number that Lettuce takes for each of its pools. */
	private static final int THREADS = 2;

	/** How long the server may take to answer. */
	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

	private final Installation installation;

	private final ClientResources resources;

	private final RedisClient client;

	/**
	 * Prepares connections.
	 * @throws BusUnusable if the URL is malformed
	 */
	RedisLines(String url, Installation installation) {
		this.installation = installation;
		RedisURI uri = uri(url);
		this.resources = DefaultClientResources.builder()
			.ioThreadPoolSize(THREADS)
			.computationThreadPoolSize(THREADS)
			.build();
		this.client = RedisClient.create(this.resources, uri);
		this.client.setOptions(ClientOptions.builder()
			// A broken connection is replaced as a whole, see RemoteBus.
			.autoReconnect(false)
			.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.protocolVersion(ProtocolVersion.RESP2)
			.socketOptions(SocketOptions.builder().connectTimeout(ANSWER_TIMEOUT).keepAlive(true).build())
			.timeoutOptions(TimeoutOptions.enabled(ANSWER_TIMEOUT))
			.build());
	}

	private static RedisURI uri(String url) {
		try {
			RedisURI uri = RedisURI.create(url);
			uri.setTimeout(ANSWER_TIMEOUT);
			return uri;
		}
		catch (IllegalArgumentException ex) {
			// The message of the cause would quote the password.
			throw new BusUnusable("spring.data.redis.url is not the URL of a Redis server.",
					"Write it as redis://host:6379, or rediss://user:password@host:6379 with encryption.", null);
		}
	}

	@Override
	public String server() {
		return "Redis";
	}

	@Override
	public String likelyCause() {
		return "Check that spring.data.redis.url names a server that carries PUBLISH to all its subscribers.";
	}

	@Override
	public BusLine open() throws IOException, SQLException {
		String channel = "maru:" + this.installation.id();
		RedisLine line = new RedisLine(channel);
		try {
			line.connect(this.client);
			return line;
		}
		catch (RedisException ex) {
			line.close();
			Throwable cause = ex;
			while (cause.getCause() != null) {
				cause = cause.getCause();
			}
			throw new IOException(cause.getMessage(), ex);
		}
	}

	@Override
	public void close() {
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		this.resources.shutdown(0, 1, TimeUnit.SECONDS);
	}

}
