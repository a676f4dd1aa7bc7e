package chat.maru.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether messages can be stored and read. Answers at once, from what was noticed before.
 */
@Component
class StorageHealthIndicator implements HealthIndicator {

	private final Database database;

	private final StorageErrors errors;

	StorageHealthIndicator(Database database, StorageErrors errors) {
		this.database = database;
		this.errors = errors;
	}

	@Override
	public Health health() {
		if (this.errors.isDamaged()) {
			return down("damaged");
		}
		String trouble = this.database.trouble();
		if (trouble != null) {
			return down(trouble);
		}
		return this.errors.isRecent() ? down("failing") : Health.up().build();
	}

	private static Health down(String reason) {
		return Health.down().withDetail("reason", reason).build();
	}

}
