package chat.maru.fanout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import chat.maru.message.RoomLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

class RoomFeedsTests {

	private final RoomLog log = mock();

	private final Stripes stripes = new Stripes();

	private final RoomFeeds feeds = new RoomFeeds(this.log, mock(), this.stripes, new JsonMapper());

	@AfterEach
	void close() {
		this.stripes.close();
	}

	@Test
	void aFeedBeginsWhereTheLogIsAndTheLogIsAskedOnce() {
		given(this.log.lastSeq("r")).willReturn(41L);
		assertThat(this.feeds.of("r").head()).isEqualTo(41);
		assertThat(this.feeds.of("r").head()).isEqualTo(41);
		verify(this.log, times(1)).lastSeq("r");
	}

	@Test
	void whoComesWhileAFeedBeginsDoesNotTakeTheRoomForAnEmptyOne() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		given(this.log.lastSeq("r")).willAnswer((call) -> {
			asked.countDown();
			assertThat(answer.await(10, TimeUnit.SECONDS)).isTrue();
			return 41L;
		});
		CompletableFuture<RoomFeed> first = CompletableFuture.supplyAsync(() -> this.feeds.of("r"));
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Long> second = new CompletableFuture<>();
		Thread reader = new Thread(() -> second.complete(this.feeds.of("r").head()));
		reader.start();
		try {
			// It has to wait for the answer, and where it does not it is done at once.
			while (reader.getState() == Thread.State.RUNNABLE || reader.getState() == Thread.State.NEW) {
				Thread.onSpinWait();
			}
		}
		finally {
			answer.countDown();
		}
		assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(41);
		assertThat(first.get(10, TimeUnit.SECONDS).head()).isEqualTo(41);
	}

}
