package chat.maru.cluster;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The Redis or Valkey server that carries the bus.
 *
 * @param url {@code redis://} or {@code rediss://}, and where it is; null to use
 * PostgreSQL
 */
@ConfigurationProperties(prefix = "spring.data.redis")
public record RedisSettings(@Nullable String url) {

	/** Leaves out the password. */
	@Override
	public String toString() {
		return "RedisSettings[]";
	}

}
