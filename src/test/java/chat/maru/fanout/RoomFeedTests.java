package chat.maru.fanout;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoomFeedTests {

	private final RoomFeed feed = new RoomFeed("r", List.of());

	@Test
	void theNewestThousandEventsAreKept() {
		append(1, 3_000, 10);
		assertThat(this.feed.head()).isEqualTo(3_000);
		assertThat(this.feed.get(3_000)).extracting(EncodedEvent::seq).isEqualTo(3_000L);
		assertThat(this.feed.get(1_977)).extracting(EncodedEvent::seq).isEqualTo(1_977L);
		assertThat(this.feed.get(1_976)).isNull();
		assertThat(this.feed.get(3_001)).isNull();
	}

	@Test
	void largeEventsAreDroppedAtTheByteLimit() {
		append(1, 1_000, 16 << 10);
		long kept = LongStream.rangeClosed(1, 1_000).filter((seq) -> this.feed.get(seq) != null).count();
		assertThat(kept).isBetween(250L, 256L);
		assertThat(this.feed.get(1_000)).isNotNull();
		assertThat(this.feed.get(1)).isNull();
		append(1_001, 2_100, 10);
		assertThat(LongStream.rangeClosed(1_077, 2_100).allMatch((seq) -> this.feed.get(seq) != null)).isTrue();
	}

	@Test
	void theNewestEventIsKeptHoweverLargeItIs() {
		append(1, 1, 5 << 20);
		assertThat(this.feed.get(1)).isNotNull();
	}

	@Test
	void aFeedBeginsAtTheEndOfTheLog() {
		this.feed.begin(() -> 41);
		assertThat(this.feed.head()).isEqualTo(41);
		assertThat(this.feed.get(41)).isNull();
		append(42, 42, 10);
		this.feed.begin(() -> 43);
		assertThat(this.feed.head()).isEqualTo(42);
		assertThat(this.feed.get(42)).isNotNull();
	}

	@Test
	void aQuietRoomKeepsNothingAndContinuesAtItsHead() {
		append(1, 3, 10);
		this.feed.rest();
		assertThat(this.feed.get(3)).isNotNull();
		append(4, 4, 10);
		this.feed.rest();
		assertThat(this.feed.get(4)).isNotNull();
		this.feed.rest();
		assertThat(this.feed.get(4)).isNull();
		assertThat(this.feed.head()).isEqualTo(4);
		append(5, 1_030, 10);
		assertThat(this.feed.get(6)).isNull();
		assertThat(this.feed.get(7)).isNotNull();
		assertThat(this.feed.get(1_030)).isNotNull();
		assertThat(this.feed.totalBytes()).isEqualTo(10_300);
	}

	@Test
	void eventsUpToTheHeadAreNotAppendedAgain() {
		this.feed.begin(() -> 41);
		append(40, 42, 10);
		append(42, 43, 10);
		assertThat(this.feed.head()).isEqualTo(43);
		assertThat(this.feed.totalBytes()).as("of 42 and 43").isEqualTo(20);
	}

	@Test
	void everyAppendedByteIsCounted() {
		append(1, 3, 10);
		assertThat(this.feed.totalBytes()).isEqualTo(30);
	}

	private void append(long from, long to, int bytes) {
		this.feed.append(
				LongStream.rangeClosed(from, to).mapToObj((seq) -> new EncodedEvent(seq, 0, new byte[bytes])).toList());
	}

}
