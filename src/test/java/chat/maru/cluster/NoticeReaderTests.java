package chat.maru.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import chat.maru.cluster.TestNode.Renamed;
import chat.maru.support.Postgres;
import chat.maru.support.TcpProxy;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

/** What one node publishes, the others hear, in the order of the commits. */
class NoticeReaderTests {

	private final String url = Postgres.newMigratedDatabase();

	private final TestNode one = new TestNode(this.url, this.url);

	private final TestNode other = new TestNode(this.url, this.url);

	@AfterEach
	void stop() {
		this.one.close();
		this.other.close();
	}

	private void start() {
		this.one.start();
		this.other.start();
	}

	@Test
	void eachNodeHearsANoticeOnceWithoutAnyBus() {
		start();
		this.one.publish("a", "b");
		assertThat(this.one.heard).containsExactly("a", "b");
		Waiting.await().until(() -> this.other.heard.size() >= 2);
		this.other.publish("c");
		Waiting.await().until(() -> this.one.heard.size() >= 3);
		assertThat(this.one.heard).containsExactly("a", "b", "c");
		assertThat(this.other.heard).containsExactly("a", "b", "c");
	}

	@Test
	void aWakeUpMakesItSooner() {
		this.one.wakes(this.other);
		start();
		long from = System.nanoTime();
		for (int i = 1; i <= 10; i++) {
			int count = i;
			this.one.publish("a");
			Waiting.await().until(() -> this.other.heard.size() == count);
		}
		assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
	}

	@Test
	void nobodyHearsWhatWasRolledBack() {
		start();
		this.one.transaction.executeWithoutResult((status) -> {
			this.one.notices.publish(new Renamed("rolled back"));
			status.setRollbackOnly();
		});
		this.one.transaction.executeWithoutResult((status) -> {
			this.one.notices.publish(new Renamed("a"));
			Object savepoint = status.createSavepoint();
			this.one.notices.publish(new Renamed("rolled back"));
			status.rollbackToSavepoint(savepoint);
		});
		this.one.publish("b");
		Waiting.await().until(() -> this.other.heard.size() >= 2);
		assertThat(this.other.heard).containsExactly("a", "b");
	}

	@Test
	void concurrentCommitsLeaveNoHole() {
		start();
		int before = size();
		List<CompletableFuture<Void>> writers = Stream.of(this.one, this.other, this.one, this.other)
			.map((node) -> CompletableFuture.runAsync(() -> IntStream.range(0, 25).forEach((i) -> {
				if (i % 5 == 0) {
					node.transaction.executeWithoutResult((status) -> {
						node.notices.publish(new Renamed("rolled back"));
						status.setRollbackOnly();
					});
				}
				node.publish("a", "b");
			})))
			.toList();
		writers.forEach(Waiting::await);
		Waiting.await().until(() -> this.one.heard.size() == 200 && this.other.heard.size() == 200);
		assertThat(size() - before).isEqualTo(200);
		assertThat(this.one.jdbc.queryForObject("select max(seq) - min(seq) + 1 from notice", Integer.class))
			.isEqualTo(size());
	}

	private int size() {
		return Integer.parseInt(this.one.jdbc.queryForObject("select count(*)::text from notice", String.class));
	}

	@Test
	void theNodeThatDoesNotKnowTheOutcomeHearsItsOwnNotices() {
		start();
		new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(this.one.jdbc.getDataSource())) {
			@Override
			protected void doCommit(DefaultTransactionStatus status) {
				super.doCommit(status);
				throw new TransactionSystemException("The answer was lost");
			}
		}) {
			void run() {
				try {
					executeWithoutResult((status) -> NoticeReaderTests.this.one.notices.publish(new Renamed("a")));
				}
				catch (TransactionSystemException ex) {
					assertThat(ex).hasMessage("The answer was lost");
				}
			}
		}.run();
		// Once at once, and once when it is certain.
		Waiting.await().until(() -> this.one.heard.size() == 2 && this.other.heard.size() == 1);
	}

	@Test
	void cachesForgetFirstAndEverythingAfterANoticeThatThisVersionDoesNotKnow() {
		AtomicInteger reads = new AtomicInteger();
		RowCache<String, String> cache = new RowCache<>(
				Objects.requireNonNull(this.other.transaction.getTransactionManager()), 10, (key) -> {
					reads.incrementAndGet();
					return key;
				});
		this.other.notices.onFirst(Renamed.class, (notice) -> this.other.heard.add("forget " + notice.name()));
		start();
		cache.find("row");
		cache.find("row");
		assertThat(reads).hasValue(1);
		this.one.transaction.executeWithoutResult((status) -> {
			this.one.notices.publish(new FromANewerVersion(1));
			this.one.notices.publish(new Renamed("a"));
			this.one.notices.publish(new Renamed("b"));
		});
		Waiting.await().until(() -> this.other.heard.contains("b"));
		assertThat(this.other.heard).containsExactly("forget a", "forget b", "a", "b");
		cache.find("row");
		assertThat(reads).hasValue(2);
	}

	@Test
	void aGapIsNoticed() {
		start();
		this.one.jdbc.update("update notice_log set seq = seq + 7");
		Waiting.await().until(() -> this.other.heard.contains("missed") && this.one.heard.contains("missed"));
		this.one.publish("a");
		Waiting.await().until(() -> this.other.heard.contains("a"));
		assertThat(this.other.heard).containsExactly("missed", "a");
	}

	@Test
	void oldNoticesAreDeletedInSteps() {
		this.one.jdbc.update("""
				with head as (update notice_log set seq = seq + 1500 returning seq)
				insert into notice select seq - 1500 + i, 'x', 'Old', '{}', 0 from head, generate_series(1, 1500) i""");
		this.one.publish("new");
		boolean more = this.one.jdbc.execute((java.sql.Connection connection) -> NoticeLog.expire(connection));
		assertThat(more).isTrue();
		more = this.one.jdbc.execute((java.sql.Connection connection) -> NoticeLog.expire(connection));
		assertThat(more).isFalse();
		assertThat(this.one.jdbc.queryForList("select distinct name from notice where name = 'Old'", String.class))
			.isEmpty();
		assertThat(this.one.jdbc.queryForList("select body from notice", String.class)).contains("{\"name\":\"new\"}");
	}

	@Test
	void aNodeThatCannotReadIsNotCurrentUntilItHeardEverything() {
		try (TcpProxy proxy = new TcpProxy(port(this.url));
				TestNode far = new TestNode(this.url,
						this.url.replace(":" + port(this.url) + "/", ":" + proxy.port() + "/"))) {
			assertThat(far.currency.isCurrent()).isFalse();
			far.start();
			this.one.start();
			assertThat(far.currency.isCurrent()).isTrue();
			List<String> atReturn = new java.util.concurrent.CopyOnWriteArrayList<>();
			far.currency.onReturn(() -> atReturn.addAll(far.heard));
			proxy.cut();
			Waiting.await().until(() -> !far.currency.isCurrent());
			this.one.publish("meanwhile");
			assertThat(this.one.currency.isCurrent()).isTrue();
			proxy.pass();
			Waiting.await().until(() -> !atReturn.isEmpty());
			assertThat(atReturn).containsExactly("meanwhile");
			assertThat(far.currency.isCurrent()).isTrue();
		}
	}

	private static int port(String url) {
		return URI.create(url.substring("jdbc:".length())).getPort();
	}

	@Test
	void twoKindsOfNoticesCannotHaveOneName() {
		NoticeCodec codec = new NoticeCodec();
		codec.know(Renamed.class);
		assertThatIllegalStateException().isThrownBy(() -> codec.know(Other.Renamed.class))
			.withMessage("Two kinds of notices are called Renamed");
	}

	@Test
	void aNodeWithSqliteDoesNothing() {
		Currency currency = new Currency();
		Bus bus = mock();
		Node node = new Node(chat.maru.storage.Engine.SQLITE, mock(), mock(), currency);
		NoticeReader reader = new NoticeReader(chat.maru.storage.Engine.SQLITE, mock(), mock(), new Notices(), currency,
				bus, node);
		node.start();
		reader.start();
		assertThat(reader.isRunning()).isFalse();
		assertThat(node.isRunning()).isFalse();
		assertThat(node.nodes()).containsExactly(node.id());
		assertThat(currency.isCurrent()).isTrue();
		assertThat(currency.lapsedFor()).isZero();
		assertThat(currency.isCutOff()).isFalse();
		org.mockito.Mockito.verifyNoInteractions(bus);
	}

	private record FromANewerVersion(int number) implements Notice {
	}

	private interface Other {

		record Renamed(String name) implements Notice {
		}

	}

}
