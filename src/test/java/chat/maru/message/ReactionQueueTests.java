package chat.maru.message;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import chat.maru.log.LogReason;
import chat.maru.log.LogWriter;
import chat.maru.log.Outcome;
import chat.maru.refusal.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Reactions that wait for the same commit are one change. */
class ReactionQueueTests {

	private final LogWriter log = mock();

	private final List<ReactionBatch> submitted = new ArrayList<>();

	private final List<CompletableFuture<Outcome>> commits = new ArrayList<>();

	private final ReactionQueue queue = new ReactionQueue(this.log);

	@BeforeEach
	void begin() {
		given(this.log.submit(any())).willAnswer((call) -> {
			this.submitted.add(call.getArgument(0));
			this.commits.add(new CompletableFuture<>());
			return this.commits.get(this.commits.size() - 1);
		});
	}

	@Test
	void thoseThatWaitAreOneChange() {
		List<CompletableFuture<Void>> answers = List.of(react("a", "👍"), react("b", "👍"), react("c", "👍"));
		react("a", "🎉");
		assertThat(this.submitted).hasSize(2);
		assertThat(this.submitted.get(0).begin()).extracting(ReactionWish::account).containsExactly("a", "b", "c");
		// The writer has begun, so this one is too late for that commit.
		CompletableFuture<Void> late = react("d", "👍");
		assertThat(this.submitted).hasSize(3);
		assertThat(answers).noneMatch(CompletableFuture::isDone);
		this.commits.get(0).complete(new Outcome(List.of(), false));
		assertThat(answers).allMatch(CompletableFuture::isDone);
		assertThat(late).isNotDone();
		react("e", "👍");
		assertThat(this.submitted).hasSize(3);
		assertThat(this.submitted.get(2).begin()).hasSize(2);
	}

	@Test
	void aChangeHasAMaximum() {
		IntStream.range(0, 2 * ReactionBatch.MAX_WISHES + 1).forEach((i) -> react("person " + i, "👍"));
		assertThat(this.submitted).extracting((batch) -> batch.begin().size())
			.containsExactly(ReactionBatch.MAX_WISHES, ReactionBatch.MAX_WISHES, 1);
	}

	@Test
	void oneThatIsRefusedDoesNotAffectTheOthers() {
		CompletableFuture<Void> one = react("a", "👍");
		CompletableFuture<Void> other = react("b", "👍");
		this.submitted.get(0).begin().get(0).refuse(new Refused(MessageReason.TOO_MANY_REACTIONS));
		this.commits.get(0).complete(new Outcome(List.of(), false));
		assertThat(one).isCompletedExceptionally();
		assertThat(other).isCompletedWithValue(null);
	}

	@Test
	void allHearThatTheCommitFailed() {
		List<CompletableFuture<Void>> answers = List.of(react("a", "👍"), react("b", "👍"));
		this.commits.get(0).completeExceptionally(new Refused(LogReason.BUSY));
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).isCompletedExceptionally());
		react("a", "👍");
		assertThat(this.submitted).hasSize(2);
	}

	@Test
	void afterARefusalByTheWriterTheNextOneIsSubmittedAgain() {
		given(this.log.submit(any())).willThrow(new Refused(LogReason.BUSY));
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> react("a", "👍"));
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> react("a", "👍"));
	}

	private CompletableFuture<Void> react(String account, String emoji) {
		return this.queue.submit("r", 1, emoji, new ReactionWish(account, UUID.randomUUID().toString(), true));
	}

}
