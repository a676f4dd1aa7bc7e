package chat.maru.fanout;

import java.util.Random;

import chat.maru.message.RoomLog;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schedules of {@link RandomScheduleTests} in the running server, where threads can
 * run at any moment. The seed decides who does what, but the machine decides the order,
 * so a schedule that failed may pass when it is repeated.
 */
@MaruTest
class RandomScheduleOnThreadsTests {

	@Autowired
	private Maru maru;

	@Autowired
	private RoomLog log;

	@Autowired
	private Logs logs;

	@Autowired
	private RoomFeeds feeds;

	@Autowired
	private LogPages pages;

	@Autowired
	private Stripes stripes;

	@Test
	void everyReaderGetsEachEventOnceAndInOrder() {
		Seeds.chosen(20).forEach((seed) -> {
			try (ThreadedStage stage = new ThreadedStage(this.maru, this.log, this.logs, this.feeds, this.pages,
					this.stripes); Schedule schedule = new Schedule(new Random(seed), stage)) {
				assertThat(schedule.play()).as(Seeds.replay(seed)).isEmpty();
			}
		});
	}

}
