package chat.maru.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import chat.maru.log.FollowerPlaces.Behind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A backlog knows every log that has entries for its follower, or asks for a search. */
class BacklogTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final Backlog backlog = new Backlog();

	@Test
	void commitsDuringTheSearchAreKept() {
		assertThat(this.backlog.needsSearch()).isTrue();
		heard("r", 8);
		heard("s", 1);
		// As it was before these commits.
		this.backlog.found(List.of(new Behind("r", 3, 7)));
		assertThat(this.backlog.next(10)).containsExactlyInAnyOrderEntriesOf(Map.of("r", 8L, "s", 1L));
		assertThat(lag()).isEqualTo(6);
		assertThat(this.backlog.needsSearch()).isFalse();
	}

	@Test
	void aFailedSearchIsRepeated() {
		assertThat(this.backlog.needsSearch()).isTrue();
		this.backlog.searchFailed();
		assertThat(this.backlog.needsSearch()).isTrue();
	}

	@Test
	void logsBeyondTheBoundAreSearchedForLater() {
		this.backlog.needsSearch();
		this.backlog.found(List.of());
		IntStream.rangeClosed(0, Backlog.MAX_LOGS).forEach((i) -> heard("r" + i, 1));
		assertThat(lag()).isEqualTo(Backlog.MAX_LOGS);
		assertThat(this.backlog.needsSearch()).isFalse();
		this.backlog.next(Integer.MAX_VALUE).forEach((log, head) -> this.backlog.followed(log, head, head, 0));
		assertThat(this.backlog.needsSearch()).isTrue();
	}

	@Test
	void aLongLogTakesTurnsWithOthers() {
		this.backlog.needsSearch();
		this.backlog.found(List.of(new Behind("long", 0, 900), new Behind("short", 0, 1)));
		this.backlog.followed("long", 512, 900, System.nanoTime());
		assertThat(this.backlog.next(1)).containsOnlyKeys("short");
		assertThat(lag()).isEqualTo(389);
	}

	@Test
	void entriesCommittedDuringAStepWaitSinceThen() {
		this.backlog.needsSearch();
		this.backlog.found(List.of(new Behind("r", 0, 5)));
		long readAt = System.nanoTime() - HOUR.toNanos();
		heard("r", 6);
		this.backlog.followed("r", 5, 5, readAt);
		assertThat(this.backlog.next(1)).containsExactly(Map.entry("r", 6L));
		assertThat(this.backlog.lag(Duration.ZERO).behind()).isGreaterThanOrEqualTo(HOUR);
		this.backlog.followed("r", 6, 6, readAt);
		assertThat(this.backlog.next(1)).isEmpty();
		assertThat(this.backlog.lag(Duration.ZERO).behind()).isZero();
	}

	private long lag() {
		return this.backlog.lag(Duration.ZERO).entries();
	}

	private void heard(String log, long seq) {
		Entry entry = new Entry(log, seq, "posted", Instant.EPOCH, "a", null, seq, null, "Hello", null, seq);
		this.backlog.heard(List.of(new Committed(new Said(), entry)));
	}

	private record Said() implements Change {
	}

}
