package chat.maru.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether messages can be stored and read. Answers at once, from what was noticed before.
 */
@Component
class StorageHealthIndicator implements HealthIndicator {

	private final OpenFiles files;

	private final StorageWatch watch;

	private final StorageErrors errors;

	StorageHealthIndicator(OpenFiles files, StorageWatch watch, StorageErrors errors) {
		this.files = files;
		this.watch = watch;
		this.errors = errors;
	}

	@Override
	public Health health() {
		if (this.files.lost() != null) {
			return down("lost");
		}
		if (this.errors.isDamaged()) {
			return down("damaged");
		}
		if (this.watch.isFull()) {
			return down("full");
		}
		return this.errors.isRecent() ? down("failing") : Health.up().build();
	}

	private static Health down(String reason) {
		return Health.down().withDetail("reason", reason).build();
	}

}
