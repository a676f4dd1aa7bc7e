package chat.maru.cluster;

import java.time.Duration;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Reports DOWN when this node does not hear what other nodes tell. */
@Component
class CurrencyHealthIndicator implements HealthIndicator {

	/** A reconnection takes less. */
	private static final Duration TOLERANCE = Duration.ofSeconds(3);

	private final Currency currency;

	CurrencyHealthIndicator(Currency currency) {
		this.currency = currency;
	}

	@Override
	public Health health() {
		return (this.currency.lapsedFor().compareTo(TOLERANCE) > 0)
				? Health.down().withDetail("reason", "not-current").build() : Health.up().build();
	}

}
