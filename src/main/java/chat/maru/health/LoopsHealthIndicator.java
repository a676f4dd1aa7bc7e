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
 * Says that the process does not live where one of its loops stands still. A loop goes
 * around at least once a second; how long ago that was is known without waiting for it.
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
