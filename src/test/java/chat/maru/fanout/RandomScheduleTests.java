package chat.maru.fanout;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every reader gets each event once, in order and without a gap, whatever happens to it
 * and to others. The seed decides everything: {@code -Dmaru.schedule.seed=N} repeats a
 * failed schedule; {@code -Dmaru.schedule.seeds=N} sets the number of schedules.
 */
class RandomScheduleTests {

	private static final String LOGGER = "chat.maru.fanout";

	private static final LoggingSystem LOGGING = LoggingSystem.get(RandomScheduleTests.class.getClassLoader());

	/** Hundreds of readers are disconnected, and each is logged. */
	@BeforeAll
	static void silence() {
		LOGGING.setLogLevel(LOGGER, LogLevel.OFF);
	}

	@AfterAll
	static void speak() {
		LOGGING.setLogLevel(LOGGER, null);
	}

	@Test
	void everyReaderGetsEachEventOnceAndInOrder() {
		Seeds.chosen(200).forEach((seed) -> assertThat(play(new Random(seed))).as(Seeds.replay(seed)).isEmpty());
	}

	@Test
	void aSeedPlaysTheSameEachTime() {
		for (long seed = 1; seed <= 5; seed++) {
			Random first = new Random(seed);
			play(first);
			Random again = new Random(seed);
			play(again);
			// The same number of random values was used, and each turn uses one.
			assertThat(again.nextLong()).as("Seed %d", seed).isEqualTo(first.nextLong());
		}
	}

	private static List<String> play(Random random) {
		try (SteppedStage stage = new SteppedStage(random); Schedule schedule = new Schedule(random, stage)) {
			return schedule.play();
		}
	}

}
