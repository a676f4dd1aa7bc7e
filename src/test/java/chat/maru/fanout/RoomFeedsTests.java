package chat.maru.fanout;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import chat.maru.cluster.Notices;
import chat.maru.message.Author;
import chat.maru.message.Message;
import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomLog;
import chat.maru.room.ReadingRights;
import chat.maru.room.Rights;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

class RoomFeedsTests {

	private final ReadingRights rights = Rights.reading("r");

	private final RoomLog log = mock();

	private final Logs logs = new Logs(this.log, mock(), new JsonMapper());

	private final ReadableLog readable = this.logs.of(this.rights);

	private final Stripes stripes = new Stripes();

	private final LogPages pages = mock();

	private final RoomFeeds feeds = new RoomFeeds(this.pages, this.stripes, new JsonMapper(), new Notices());

	@AfterEach
	void close() {
		this.stripes.close();
	}

	@Test
	void aFeedBeginsAtTheEndOfTheLogWhichIsReadOnce() {
		given(this.log.lastSeq(this.rights)).willReturn(41L);
		RoomFeed feed = this.feeds.of(this.readable);
		assertThat(feed.head()).isEqualTo(41);
		assertThat(this.feeds.of(this.readable)).isSameAs(feed);
		verify(this.log, times(1)).lastSeq(this.rights);
	}

	@Test
	void aFeedWithoutSubscribersIsCollectedAndOthersAreNot() {
		for (int i = 0; i < 1_000; i++) {
			this.feeds.of(this.logs.of(Rights.reading("quiet " + i)));
		}
		RoomFeed read = this.feeds.of(this.readable);
		collectUntilThereIs(1);
		assertThat(this.feeds.of(this.readable)).isSameAs(read);
	}

	@Test
	void aNewFeedBeginsAtThePresentEndOfTheLog() {
		given(this.log.lastSeq(this.rights)).willReturn(41L);
		assertThat(this.feeds.of(this.readable).head()).isEqualTo(41);
		collectUntilThereIs(0);
		given(this.log.lastSeq(this.rights)).willReturn(42L);
		this.feeds.committed(List.of(event(42)));
		RoomFeed feed = this.feeds.of(this.readable);
		assertThat(feed.head()).isEqualTo(42);
		assertThat(feed.get(42)).as("only in the log").isNull();
		this.feeds.committed(List.of(event(43)));
		assertThat(feed.head()).isEqualTo(43);
		assertThat(feed.get(43)).isNotNull();
	}

	@Test
	void thisNodeIsInterestedInTheLogsOfItsFeeds() {
		assertThat(this.feeds.known("r")).isEmpty();
		given(this.log.lastSeq(this.rights)).willAnswer((call) -> {
			assertThat(this.feeds.known("r")).as("before it begins").isEmpty();
			return 41L;
		});
		RoomFeed feed = this.feeds.of(this.readable);
		assertThat(this.feeds.known("r")).hasValue(41);
		assertThat(this.feeds.logs()).containsExactly("r");
		this.feeds.committed(List.of(event(42)));
		assertThat(this.feeds.known("r")).hasValue(feed.head()).hasValue(42);
	}

	/** Deletions on other nodes were not heard of while there was no feed. */
	@Test
	void aNewFeedDoesNotUseOldPages() {
		RoomFeed feed = this.feeds.of(this.readable);
		assertThat(this.feeds.of(this.readable)).isSameAs(feed);
		verify(this.pages, times(1)).forget("r");
	}

	@Test
	void inANewEpochFeedsBeginAnew() {
		given(this.log.lastSeq(this.rights)).willReturn(41L);
		RoomFeed feed = this.feeds.of(this.readable);
		this.feeds.epochChanged();
		given(this.log.lastSeq(this.rights)).willReturn(7L);
		assertThat(this.feeds.known("r")).isEmpty();
		assertThat(this.feeds.of(this.readable).head()).isEqualTo(7);
		assertThat(feed.head()).isEqualTo(41);
		verify(this.pages).forgetAll();
	}

	private static RoomEvent event(long seq) {
		Author author = new Author("a", "A");
		return new Posted("r", seq, Instant.EPOCH, new Message("r-" + seq, seq, "c", author, "text", Instant.EPOCH));
	}

	private void collectUntilThereIs(long feeds) {
		Waiting.await().until(() -> {
			System.gc();
			return this.feeds.size() == feeds;
		});
	}

	@Test
	void aSubscriberDuringTheStartOfAFeedWaitsForItsHead() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		given(this.log.lastSeq(this.rights)).willAnswer((call) -> {
			asked.countDown();
			assertThat(answer.await(10, TimeUnit.SECONDS)).isTrue();
			return 41L;
		});
		CompletableFuture<RoomFeed> first = CompletableFuture.supplyAsync(() -> this.feeds.of(this.readable));
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Long> second = new CompletableFuture<>();
		Thread reader = new Thread(() -> second.complete(this.feeds.of(this.readable).head()));
		reader.start();
		try {
			// It must wait for the answer; otherwise it would be done at once.
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
