package chat.maru.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import chat.maru.log.Backlog.Lag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Health reports the lag of followers. */
class FollowersHealthIndicatorTests {

	private final Followers followers = mock();

	private final FollowersHealthIndicator indicator = new FollowersHealthIndicator(this.followers);

	@Test
	@DisplayName("a follower that is behind is reported with its lag, and is not ill")
	void lagIsReported() {
		Health health = health(new Lag(1_200, Duration.ofMinutes(5), Duration.ZERO));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("index",
				Map.of("lag", 1_200L, "secondsBehind", 300L, "secondsFailing", 0L));
	}

	@Test
	@DisplayName("a follower that fails for longer than 30 s makes the health DOWN")
	void failureIsReported() {
		assertThat(health(failing(29)).getStatus()).isEqualTo(Status.UP);
		assertThat(health(failing(31)).getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	@DisplayName("a follower that another node runs is on standby, without a lag")
	void standbyIsReported() {
		given(this.followers.lags()).willReturn(Map.of());
		given(this.followers.standby()).willReturn(List.of("index"));
		Health health = this.indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("index", Map.of("standby", true));
	}

	private static Lag failing(long seconds) {
		return new Lag(1, Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
	}

	private Health health(Lag lag) {
		given(this.followers.lags()).willReturn(Map.of("index", lag));
		return this.indicator.health();
	}

}
