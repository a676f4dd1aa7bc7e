package chat.maru.log;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import chat.maru.health.Halts;
import chat.maru.refusal.Refused;
import chat.maru.storage.StorageReason;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Changes that arrive together are committed together, and told in order. */
class LogWriterTests {

	private final LogStore store = mock();

	private final ObjectProvider<LogListener> provider = mock();

	private final List<Integer> commits = Collections.synchronizedList(new ArrayList<>());

	private final List<Long> told = Collections.synchronizedList(new ArrayList<>());

	private final List<LogListener> listeners = new ArrayList<>(List.of(this::heard));

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch disk = new CountDownLatch(1);

	private final AtomicLong seq = new AtomicLong();

	private final List<String> stored = Collections.synchronizedList(new ArrayList<>());

	private LogWriter writer;

	@BeforeEach
	void start() {
		given(this.provider.orderedStream()).willAnswer((invocation) -> this.listeners.stream());
		given(this.store.commit(any(), any()))
			.willAnswer((invocation) -> told(commit(invocation.getArgument(0)), invocation.getArgument(1)));
		given(this.store.commitOthers(any(), any()))
			.willAnswer((invocation) -> told(commitOthers(invocation.getArgument(0)), invocation.getArgument(1)));
		this.writer = new LogWriter(this.store, told());
		this.writer.start();
	}

	@AfterEach
	void stop() {
		this.disk.countDown();
		this.writer.stop();
	}

	@Test
	void changesThatArriveDuringACommitAreCommittedTogetherInOrder() throws Exception {
		CompletableFuture<Long> first = submit("first");
		this.begun.await();
		List<CompletableFuture<Long>> others = IntStream.range(0, 100).mapToObj((i) -> submit("other")).toList();
		assertThat(first).isNotDone();
		this.disk.countDown();
		assertThat(others.stream().map(this::seq))
			.containsExactlyElementsOf(LongStream.rangeClosed(2, 101).boxed().toList());
		assertThat(this.commits).containsExactly(1, 100);
		assertThat(this.told).containsExactlyElementsOf(LongStream.rangeClosed(1, 101).boxed().toList());
	}

	@Test
	void noCommitIsSoLargeThatItHoldsUpTheOthers() throws Exception {
		submit("first");
		this.begun.await();
		List<CompletableFuture<Long>> others = IntStream.range(0, 1_200).mapToObj((i) -> submit("other")).toList();
		this.disk.countDown();
		others.forEach(this::seq);
		assertThat(this.commits).containsExactly(1, 512, 512, 176);
	}

	@Test
	void everyoneIsToldBeforeTheSenderIs() {
		this.disk.countDown();
		submit("a").thenAccept((seq) -> assertThat(this.told).contains(seq)).join();
	}

	@Test
	void aChangeThatIsRefusedOrFailsTakesNoneOfTheOthersWithIt() throws Exception {
		submit("first");
		this.begun.await();
		CompletableFuture<Long> before = submit("before");
		CompletableFuture<Long> refused = submit("fails");
		CompletableFuture<Long> failing = submit("does not fit");
		CompletableFuture<Long> after = submit("after");
		this.disk.countDown();
		assertThat(List.of(seq(before), seq(after))).containsExactly(2L, 3L);
		assertThat(refused).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(IllegalArgumentException.class);
		storageFailed(failing);
		assertThat(this.told).containsExactly(1L, 2L, 3L);
		assertThat(this.commits).as("all others in one commit").containsExactly(1, 4);
	}

	@Test
	void ifNoneCanBeStoredAllFail() throws Exception {
		submit("first");
		this.begun.await();
		List<CompletableFuture<Long>> others = Stream.of("a", "error", "disk is full").map(this::submit).toList();
		this.disk.countDown();
		others.forEach(this::storageFailed);
		assertThat(this.told).containsExactly(1L);
	}

	@Test
	void changesWhoseOutcomeIsUnknownFailAndAreNotAppliedAgain() throws Exception {
		submit("first");
		this.begun.await();
		List<CompletableFuture<Long>> others = Stream.of("a", "unknown").map(this::submit).toList();
		this.disk.countDown();
		others.forEach(this::storageFailed);
		assertThat(this.stored).containsExactly("first");
	}

	@Test
	void aListenerThatFailsChangesNothing() {
		listenBefore((events) -> {
			throw new IllegalStateException("A listener of a test fails");
		});
		this.disk.countDown();
		assertThat(seq(submit("a"))).isEqualTo(1);
		assertThat(this.told).containsExactly(1L);
	}

	@Test
	void anErrorOfAListenerChangesNothingEither() {
		listenBefore((events) -> {
			throw new LinkageError("A listener of a test fails");
		});
		this.disk.countDown();
		assertThat(List.of(seq(submit("a")), seq(submit("b")))).containsExactly(1L, 2L);
		assertThat(this.told).containsExactly(1L, 2L);
	}

	@Test
	void anErrorInACommitFailsThatPostAndTheWriterGoesOn() {
		this.disk.countDown();
		storageFailed(submit("error"));
		assertThat(seq(submit("after"))).isEqualTo(1);
	}

	@Test
	void waitingChangesFailIfTheWriterFails() {
		this.disk.countDown();
		storageFailed(submit("no outcome"));
		assertThat(seq(submit("after"))).isEqualTo(1);
	}

	@Test
	void anErrorInAChangeFailsThatChange() {
		this.disk.countDown();
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.writer.commit(new Said("error")))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(StorageReason.FAILED));
		assertThat(seq(submit("after"))).isEqualTo(1);
	}

	@Test
	void anErrorOfTheVirtualMachineEndsTheProcess() {
		try (Halts halts = new Halts()) {
			this.disk.countDown();
			storageFailed(submit("fatal"));
			assertThat(halts.codes()).containsOnly(3);
		}
	}

	@Test
	void whileTheDiskHoldsItUpItsLastTurnGetsOlder() throws Exception {
		submit("first");
		this.begun.await();
		Waiting.await().until(() -> this.writer.sinceLastTurn().toMillis() > 300);
		this.disk.countDown();
		Waiting.await().until(() -> this.writer.sinceLastTurn().toMillis() < 300);
		this.writer.stop();
		assertThat(this.writer.sinceLastTurn()).isZero();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void nothingIsCommittedFromInsideATransaction(boolean readOnly) {
		this.disk.countDown();
		TransactionTemplate transaction = new TransactionTemplate(new Transactions());
		transaction.setReadOnly(readOnly);
		assertThatIllegalStateException()
			.isThrownBy(() -> transaction.execute((status) -> this.writer.commit(new Said("a"))))
			.withMessageContaining("outside of any transaction");
	}

	@Test
	void nothingIsCommittedFromInsideACommit() {
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		listenBefore((committed) -> thrown.set(catchThrowable(() -> this.writer.commit(new Said("from inside")))));
		this.disk.countDown();
		assertThat(seq(submit("a"))).isEqualTo(1);
		assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("wait for itself");
	}

	@Test
	void aFullQueueRefusesChangesAsBusy() throws Exception {
		submit("first");
		this.begun.await();
		List<CompletableFuture<Long>> waiting = IntStream.range(0, 16_384).mapToObj((i) -> submit("other")).toList();
		busy();
		this.disk.countDown();
		waiting.forEach(this::seq);
		assertThat(seq(submit("again"))).isEqualTo(16_386);
	}

	@Test
	void waitingChangesAreCommittedBeforeClosing() throws Exception {
		submit("first");
		this.begun.await();
		CompletableFuture<Long> last = submit("last");
		this.disk.countDown();
		this.writer.stop();
		assertThat(last).isCompletedWithValue(2L);
		busy();
	}

	@Test
	void aChangeThatTimedOutIsNeverApplied() throws Exception {
		this.writer.stop();
		LogWriter impatient = new LogWriter(this.store, told(), Duration.ofMillis(50));
		this.writer = impatient;
		impatient.start();
		submit("first");
		this.begun.await();
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> impatient.commit(new Said("too late")))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(LogReason.BUSY));
		this.disk.countDown();
		assertThat(seq(submit("after"))).isEqualTo(2);
		assertThat(this.stored).containsExactly("first", "after");
	}

	private CommitListeners told() {
		return new CommitListeners(mock(), new LogOrder(false, SingletonSupplier.of(List.of())), mock(), this.provider);
	}

	private void storageFailed(CompletableFuture<Long> post) {
		assertThat(post).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOfSatisfying(Refused.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(StorageReason.FAILED));
	}

	/** The listeners are looked up when the first commit is told. */
	private void listenBefore(LogListener listener) {
		this.writer.stop();
		this.listeners.add(0, listener);
		this.writer.start();
	}

	private void busy() {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> submit("one too many"))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(LogReason.BUSY));
	}

	private CompletableFuture<Long> submit(String text) {
		return this.writer.submit(new Said(text)).thenApply(Outcome::seq);
	}

	private long seq(CompletableFuture<Long> result) {
		assertThat(result).succeedsWithin(Duration.ofSeconds(10));
		return result.join();
	}

	private static List<Result> told(List<Result> results, Consumer<List<Result>> committed) {
		committed.accept(results);
		return results;
	}

	/** As the store does it: one of them that fails lets all of them fail. */
	private List<Result> commit(List<Change> changes) throws InterruptedException {
		this.begun.countDown();
		this.disk.await();
		for (Change change : changes) {
			switch (((Said) change).text()) {
				case "fails" -> throw new IllegalArgumentException("A change of a test is refused");
				case "does not fit" -> throw new DataIntegrityViolationException("A change of a test fails");
				case "unknown" -> throw new CommitFailedException("A connection of a test breaks", new SQLException());
				case "error" -> throw new LinkageError("A commit of a test fails");
				case "fatal" -> throw new InternalError("An error of a test");
				case "no outcome" -> {
					return List.of();
				}
				default -> {
				}
			}
		}
		this.commits.add(changes.size());
		return changes.stream().map(this::stored).toList();
	}

	/** As the store does it: those that fail are left out. */
	private List<Result> commitOthers(List<Change> changes) {
		if (changes.contains(new Said("disk is full"))) {
			throw new TransactionSystemException("A commit of a test fails");
		}
		this.commits.add(changes.size());
		return changes.stream().map((change) -> switch (((Said) change).text()) {
			case "fails" -> Result.of(new IllegalArgumentException("A change of a test is refused"));
			case "does not fit" -> Result.of(new DataIntegrityViolationException("A change of a test fails"));
			default -> stored(change);
		}).toList();
	}

	private Result stored(Change change) {
		long next = this.seq.incrementAndGet();
		this.stored.add(((Said) change).text());
		return Result.of(new Outcome(
				List.of(new Entry("r", next, "said", Instant.EPOCH, "a", null, next, null, null, null, next)), false));
	}

	private void heard(List<Committed> committed) {
		committed.forEach((one) -> this.told.add(one.entry().seq()));
	}

	private record Said(String text) implements Change {
	}

	/** Of nothing. */
	private static final class Transactions extends AbstractPlatformTransactionManager {

		@Override
		protected Object doGetTransaction() {
			return this;
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
