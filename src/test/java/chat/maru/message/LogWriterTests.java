package chat.maru.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import chat.maru.account.Account;
import chat.maru.message.LogStore.Outcome;
import chat.maru.message.PostRefused.Reason;
import chat.maru.message.RoomEvent.Posted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What comes together is committed together, and told in order. */
class LogWriterTests {

	private static final Account AUTHOR = new Account("a", "A");

	private final LogStore store = mock();

	private final ObjectProvider<RoomEventListener> provider = mock();

	private final List<Integer> commits = Collections.synchronizedList(new ArrayList<>());

	private final List<Long> told = Collections.synchronizedList(new ArrayList<>());

	private final List<RoomEventListener> listeners = new ArrayList<>(List.of(this::heard));

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch disk = new CountDownLatch(1);

	private final AtomicLong seq = new AtomicLong();

	private LogWriter writer;

	@BeforeEach
	void start() {
		given(this.provider.orderedStream()).willAnswer((invocation) -> this.listeners.stream());
		given(this.store.append(any())).willAnswer((invocation) -> append(invocation.getArgument(0)));
		this.writer = new LogWriter(this.store, mock(), this.provider);
		this.writer.start();
	}

	@AfterEach
	void stop() {
		this.disk.countDown();
		this.writer.stop();
	}

	@Test
	void whatCameDuringACommitIsCommittedTogetherInItsOrder() throws Exception {
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
	void onePostThatFailsFailsAlone() throws Exception {
		submit("first");
		this.begun.await();
		CompletableFuture<Long> before = submit("before");
		CompletableFuture<Long> failing = submit("fails");
		CompletableFuture<Long> after = submit("after");
		this.disk.countDown();
		assertThat(List.of(seq(before), seq(after))).containsExactly(2L, 3L);
		assertThat(failing).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOfSatisfying(PostRefused.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(Reason.STORAGE_FAILED));
		assertThat(this.told).containsExactly(1L, 2L, 3L);
	}

	@Test
	void aListenerThatFailsChangesNothing() {
		this.listeners.add(0, (events) -> {
			throw new IllegalStateException("A listener of a test fails");
		});
		this.disk.countDown();
		assertThat(seq(submit("a"))).isEqualTo(1);
		assertThat(this.told).containsExactly(1L);
	}

	@Test
	void whoComesWhenTheQueueIsFullIsToldToComeAgain() throws Exception {
		submit("first");
		this.begun.await();
		List<CompletableFuture<Long>> waiting = IntStream.range(0, 16_384).mapToObj((i) -> submit("other")).toList();
		busy();
		this.disk.countDown();
		waiting.forEach(this::seq);
		assertThat(seq(submit("again"))).isEqualTo(16_386);
	}

	@Test
	void whatWaitsIsCommittedBeforeTheEnd() throws Exception {
		submit("first");
		this.begun.await();
		CompletableFuture<Long> last = submit("last");
		this.disk.countDown();
		this.writer.stop();
		assertThat(last).isCompletedWithValue(2L);
		busy();
	}

	@Test
	void whatDidNotBeginInTimeIsNeverDone() throws Exception {
		this.writer.stop();
		LogWriter impatient = new LogWriter(this.store, mock(), this.provider, Duration.ofMillis(50));
		this.writer = impatient;
		impatient.start();
		submit("first");
		this.begun.await();
		AtomicBoolean done = new AtomicBoolean();
		assertThatExceptionOfType(PostRefused.class).isThrownBy(() -> impatient.commit(() -> {
			done.set(true);
			return Optional.empty();
		})).satisfies((refused) -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
		this.disk.countDown();
		assertThat(seq(submit("after"))).isEqualTo(2);
		assertThat(done).isFalse();
	}

	private void busy() {
		assertThatExceptionOfType(PostRefused.class).isThrownBy(() -> submit("one too many"))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
	}

	private CompletableFuture<Long> submit(String text) {
		return this.writer.submit(new Post("r", AUTHOR, "c", text));
	}

	private long seq(CompletableFuture<Long> result) {
		assertThat(result).succeedsWithin(Duration.ofSeconds(10));
		return result.join();
	}

	private List<Outcome> append(List<Post> posts) throws InterruptedException {
		this.begun.countDown();
		this.disk.await();
		if (posts.stream().anyMatch((post) -> post.text().equals("fails"))) {
			throw new IllegalArgumentException("A commit of a test fails");
		}
		this.commits.add(posts.size());
		return posts.stream().flatMap((post) -> Stream.of(stored(post))).toList();
	}

	private Outcome stored(Post post) {
		long next = this.seq.incrementAndGet();
		Message message = new Message("m", next, post.clientId(), new Author("a", "A"), post.text(), Instant.EPOCH);
		return new Outcome(next,
				Optional.of(new Committed(new Posted("r", next, Instant.EPOCH, message), new Head(next, next))));
	}

	private void heard(List<RoomEvent> events) {
		events.forEach((event) -> this.told.add(event.seq()));
	}

}
