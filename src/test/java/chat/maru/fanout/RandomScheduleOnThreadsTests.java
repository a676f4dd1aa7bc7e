package chat.maru.fanout;

import java.util.Random;

import chat.maru.message.RoomLog;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schedules of {@link RandomScheduleTests} once more, in the running server, where
 * threads come in between at any instant. The seed decides who does what; what comes
 * first is up to the machine, so a schedule that failed may pass when it is played again.
 */
@MaruTest
class RandomScheduleOnThreadsTests {

	@Autowired
	private Maru maru;

	@Autowired
	private RoomLog log;

	@Autowired
	private RoomFeeds feeds;

	@Autowired
	private LogPages pages;

	@Autowired
	private Stripes stripes;

	@Test
	void everyReaderGetsEachEventOnceAndInOrder() {
		Seeds.chosen(20).forEach((seed) -> {
			try (ThreadedStage stage = new ThreadedStage(this.maru, this.log, this.feeds, this.pages, this.stripes);
					Schedule schedule = new Schedule(new Random(seed), stage)) {
				assertThat(schedule.play()).as(Seeds.replay(seed)).isEmpty();
			}
		});
	}

}
