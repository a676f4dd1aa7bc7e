package chat.maru.cluster;

import chat.maru.storage.DirectConnections;
import chat.maru.storage.Engine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Chooses the bus when the server starts. The classes of a bus that is not used are not
 * loaded.
 */
@Configuration(proxyBeanMethods = false)
class BusConfiguration {

	@Bean
	Bus bus(Engine engine, DirectConnections connections, RedisSettings redis, Node node) {
		String url = (redis.url() != null) ? redis.url().strip() : "";
		return switch (engine) {
			case SQLITE -> local(url);
			case POSTGRESQL -> url.isEmpty() ? new RemoteBus(node.id(), new PostgresLines(connections))
					: new RemoteBus(node.id(), new RedisLines(url, new Installation(connections)));
		};
	}

	private static Bus local(String redis) {
		if (!redis.isEmpty()) {
			throw new BusUnusable("spring.data.redis.url is set, but a server with SQLite is the only one.",
					"Remove it, or set spring.datasource.url to the PostgreSQL database that the servers share.", null);
		}
		return new LocalBus();
	}

}
