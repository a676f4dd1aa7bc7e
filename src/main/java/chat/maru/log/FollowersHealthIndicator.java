package chat.maru.log;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import chat.maru.log.Backlog.Lag;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports how far each follower is behind, and DOWN when a follower keeps failing. It is
 * not part of the liveness or readiness probe, because neither a restart nor another
 * server would help.
 */
@Component
class FollowersHealthIndicator implements HealthIndicator {

	/** How long a follower may fail before that is reported. */
	private static final Duration TOLERANCE = Duration.ofSeconds(30);

	private final Followers followers;

	FollowersHealthIndicator(Followers followers) {
		this.followers = followers;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up();
		this.followers.lags().forEach((name, lag) -> {
			if (lag.failing().compareTo(TOLERANCE) > 0) {
				health.down();
			}
			health.withDetail(name, details(lag));
		});
		this.followers.standby().forEach((name) -> health.withDetail(name, Map.of("standby", true)));
		return health.build();
	}

	private static Map<String, Object> details(Lag lag) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("lag", lag.entries());
		details.put("secondsBehind", lag.behind().toSeconds());
		details.put("secondsFailing", lag.failing().toSeconds());
		return details;
	}

}
