package chat.maru.message;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.message.LogStore.Outcome;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.room.Rights;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What one commit does. */
@MaruTest
class LogStoreTests {

	@Autowired
	private Maru maru;

	@Autowired
	private LogStore store;

	@Autowired
	private RoomLog log;

	private Guest author;

	private String room;

	@BeforeEach
	void begin() {
		this.author = this.maru.guest();
		this.room = this.maru.room();
	}

	@Test
	void postsAreNumberedInTheirOrder() {
		assertThat(this.store.append(List.of(post("a"), post("b")))).extracting(Outcome::seq).containsExactly(1L, 2L);
		assertThat(this.store.append(List.of(post("c")))).extracting(Outcome::seq).containsExactly(3L);
		assertThat(this.log.events(Rights.reading(this.room), 0, 10).events())
			.extracting((event) -> ((Posted) event).message().text())
			.containsExactly("a", "b", "c");
	}

	@Test
	void roomsAreNumberedApart() {
		Post elsewhere = new Post(this.maru.room(), this.author.account(), Posts.clientId(), "elsewhere");
		assertThat(this.store.append(List.of(post("a"), elsewhere, post("b")))).extracting(Outcome::seq)
			.containsExactly(1L, 1L, 2L);
	}

	@Test
	void theSamePostTwiceInOneCommitIsOneMessage() {
		Post post = post("once");
		List<Outcome> outcomes = this.store.append(List.of(post, post, post("next")));
		assertThat(outcomes).extracting(Outcome::seq).containsExactly(1L, 1L, 2L);
		assertThat(outcomes).extracting((outcome) -> outcome.committed().isPresent())
			.containsExactly(true, false, true);
		assertThat(this.log.lastSeq(Rights.reading(this.room))).isEqualTo(2);
	}

	@Test
	void whatIsSentAgainWithAnotherTextStaysWhatItWas() {
		Post post = post("the first");
		this.store.append(List.of(post));
		List<Outcome> again = this.store
			.append(List.of(new Post(this.room, this.author.account(), post.clientId(), "another")));
		assertThat(again).extracting(Outcome::seq).containsExactly(1L);
		assertThat(this.log.history(Rights.reading(this.room), null, 10).messages()).extracting(Message::text)
			.containsExactly("the first");
	}

	@Test
	void somebodyElsesClientIdLeavesNoTrace() {
		Post post = post("mine");
		this.store.append(List.of(post));
		long stored = this.maru.stored();
		Outcome taken = this.store
			.append(List.of(new Post(this.room, this.maru.guest().account(), post.clientId(), "theirs")))
			.get(0);
		assertThat(taken.seq()).isZero();
		assertThat(taken.committed()).isEmpty();
		assertThat(this.maru.stored()).isEqualTo(stored);
	}

	@Test
	void aCommitThatFailsStoresNothingOfIt() {
		long stored = this.maru.stored();
		Post nobodys = new Post(this.room, new Account(UUID.randomUUID().toString(), "Nobody"), Posts.clientId(), "a");
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.store.append(List.of(post("a"), nobodys, post("b"))));
		assertThat(this.maru.stored()).isEqualTo(stored);
		assertThat(this.store.append(List.of(post("c")))).extracting(Outcome::seq).containsExactly(1L);
	}

	@Test
	void whatCannotBeStoredFailsAloneAndTheOthersAreNumberedWithoutAHole() {
		Account nobody = new Account(UUID.randomUUID().toString(), "Nobody");
		var before = post(this.author.account(), "before");
		var failing = post(nobody, "a");
		var after = post(this.author.account(), "after");
		assertThat(before).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(1L);
		assertThat(after).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(2L);
		assertThat(failing).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingRootCause()
			.isInstanceOfSatisfying(PostRefused.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(PostRefused.Reason.STORAGE_FAILED));
	}

	private CompletableFuture<Long> post(Account author, String text) {
		return this.log.post(Rights.posting(author, this.room), Posts.clientId(), text);
	}

	private Post post(String text) {
		return new Post(this.room, this.author.account(), Posts.clientId(), text);
	}

}
