package chat.maru.health;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports DOWN when one of the loops of the server is stuck. A loop begins a turn at
 * least once a second, and the time of its last turn is read without waiting for it.
 */
@Component
class LoopsHealthIndicator implements HealthIndicator {

	/** Longer than the longest wait for a connection of the database, twice. */
	static final Duration STALL_TOLERANCE = Duration.ofSeconds(30);

	private static final Log logger = LogFactory.getLog(LoopsHealthIndicator.class);

	private final List<WatchedLoop> loops;

	private final AtomicBoolean down = new AtomicBoolean();

	LoopsHealthIndicator(List<WatchedLoop> loops) {
		this.loops = loops;
	}

	@Override
	public Health health() {
		for (WatchedLoop loop : this.loops) {
			Duration since = loop.sinceLastTurn();
			if (since.compareTo(STALL_TOLERANCE) > 0) {
				if (this.down.compareAndSet(false, true)) {
					logger.error("The thread " + loop.threads() + " has not gone on for " + since.toSeconds() + " s");
				}
				return Health.down().withDetail("stalled", loop.threads()).build();
			}
		}
		this.down.set(false);
		return Health.up().build();
	}

}
