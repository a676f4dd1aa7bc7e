package chat.maru.limit;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import chat.maru.cluster.Node;
import chat.maru.storage.DirectConnections;
import chat.maru.storage.Engine;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Creates limits that all nodes share. A single server counts in memory. Several nodes
 * count in their database, except for posts, which would ask it too often: each node
 * allows its share of those.
 */
@Component
public class RateLimits implements AutoCloseable {

	/** Null if this node counts in memory. */
	private final @Nullable BucketTable table;

	private final ToLongFunction<String> nodes;

	@Autowired
	RateLimits(Engine engine, DirectConnections connections, ObjectProvider<ConnectedNodes> connected, Node node) {
		this((engine == Engine.POSTGRESQL) ? new BucketTable(connections) : null,
				(engine == Engine.POSTGRESQL) ? nodes(connected, node) : (account) -> 1);
	}

	private RateLimits(@Nullable BucketTable table, ToLongFunction<String> nodes) {
		this.table = table;
		this.nodes = nodes;
	}

	/** An account without a connection posts over HTTP, to any node. */
	private static ToLongFunction<String> nodes(ObjectProvider<ConnectedNodes> connected, Node node) {
		Supplier<ConnectedNodes> known = SingletonSupplier.of(connected::getObject);
		return (account) -> {
			int nodes = known.get().nodesOf(account);
			return (nodes > 0) ? nodes : node.nodes().size();
		};
	}

	/** The limits of a single server, in memory. */
	public static RateLimits ofOneNode() {
		return new RateLimits(null, (account) -> 1);
	}

	/**
	 * A limit per minute.
	 * @param name identifies the limit in the database
	 * @param permits how often something may happen in a minute, even all at once; 0 for
	 * no limit
	 */
	public RateLimit perMinute(String name, long permits) {
		return create(name, Rate.of(permits, Duration.ofMinutes(1)));
	}

	/** A limit per hour, with the parameters of {@link #perMinute}. */
	public RateLimit perHour(String name, long permits) {
		return create(name, Rate.of(permits, Duration.ofHours(1)));
	}

	/**
	 * A limit per second and account, which is too frequent to ask the database. Each
	 * node to which an account is connected allows an equal share; if it is connected to
	 * none, each node does.
	 * @param permits how often something may happen in a second, on average; 0 for no
	 * limit
	 * @param burst how often it may happen at once
	 */
	public RateLimit sharedPerSecond(long permits, long burst) {
		Rate rate = new Rate(permits, Duration.ofSeconds(1), burst);
		return new RateLimit(rate, new LocalBuckets(rate, System::nanoTime, this.nodes));
	}

	private RateLimit create(String name, Rate rate) {
		return new RateLimit(rate, (this.table != null) ? new SharedBuckets(this.table, name, rate)
				: new LocalBuckets(rate, System::nanoTime, (key) -> 1));
	}

	@Override
	public void close() {
		if (this.table != null) {
			this.table.close();
		}
	}

}
