package chat.maru.health;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** The process is not live if one of its loops is stuck. */
class LoopsHealthIndicatorTests {

	private Duration since = Duration.ofSeconds(30);

	private final LoopsHealthIndicator indicator = new LoopsHealthIndicator(
			List.of(loop("other", () -> Duration.ZERO), loop("slow", () -> this.since)));

	@Test
	void aStuckLoopIsDownUntilItContinues() {
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UP);
		this.since = Duration.ofMillis(30_001);
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(this.indicator.health().getDetails()).containsEntry("stalled", "slow");
		this.since = Duration.ZERO;
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UP);
	}

	private static WatchedLoop loop(String name, Supplier<Duration> since) {
		return new WatchedLoop() {

			@Override
			public String threads() {
				return name;
			}

			@Override
			public Duration sinceLastTurn() {
				return since.get();
			}

		};
	}

}
