package chat.maru.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import chat.maru.support.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RowCacheTests {

	private final SingleConnectionDataSource database = new SingleConnectionDataSource("jdbc:sqlite::memory:", true);

	private final JdbcTransactionManager transactions = new JdbcTransactionManager(this.database);

	private final Map<String, String> table = new ConcurrentHashMap<>(Map.of("a", "Minji"));

	private final AtomicInteger reads = new AtomicInteger();

	/** What happens after a row was read and before it is kept. */
	private volatile Runnable meanwhile = () -> {
	};

	private final RowCache<String, String> cache = new RowCache<>(this.transactions, 100, this::read);

	@AfterEach
	void close() {
		this.database.destroy();
	}

	private @Nullable String read(String key) {
		assertThat(TransactionSynchronizationManager.isCurrentTransactionReadOnly()).isTrue();
		this.reads.incrementAndGet();
		String row = this.table.get(key);
		this.meanwhile.run();
		return row;
	}

	@Test
	void aRowIsReadOnceUntilItIsForgotten() {
		assertThat(this.cache.find("a")).contains("Minji");
		assertThat(this.cache.find("a")).contains("Minji");
		assertThat(this.reads).hasValue(1);
		this.table.put("a", "Ben");
		this.cache.forget("b");
		assertThat(this.cache.find("a")).contains("Minji");
		this.cache.forget("a");
		assertThat(this.cache.find("a")).contains("Ben");
	}

	@Test
	void anIdThatPostgresqlCannotStoreIsNotRead() {
		assertThat(this.cache.find("a\0")).isEmpty();
		assertThat(this.reads).hasValue(0);
	}

	@Test
	void aRowThatDoesNotExistIsNotKept() {
		assertThat(this.cache.find("b")).isEmpty();
		this.table.put("b", "Ben");
		assertThat(this.cache.find("b")).contains("Ben");
	}

	@ParameterizedTest
	@EnumSource
	void aRowThatChangesWhileItIsReadIsNotKept(Forgetting forgetting) {
		this.meanwhile = () -> {
			this.meanwhile = () -> {
			};
			this.table.put("a", "Ben");
			forgetting.rows.accept(this.cache);
		};
		assertThat(this.cache.find("a")).contains("Minji");
		assertThat(this.cache.find("a")).contains("Ben");
	}

	@Test
	void aRowIsForgottenByWhatIsInIt() {
		this.table.put("b", "Ben");
		this.cache.find("a");
		this.cache.find("b");
		this.table.putAll(Map.of("a", "new", "b", "new"));
		this.cache.forgetIf("Ben"::equals);
		assertThat(this.cache.find("a")).contains("Minji");
		assertThat(this.cache.find("b")).contains("new");
	}

	@Test
	void callersWhoComeWhileARowIsReadShareIt() {
		CompletableFuture<Void> goOn = new CompletableFuture<>();
		this.meanwhile = () -> Waiting.await(goOn);
		List<CompletableFuture<Optional<String>>> callers = IntStream.range(0, 3).mapToObj((i) -> asking()).toList();
		Waiting.await().until(() -> this.reads.get() > 0);
		goOn.complete(null);
		callers.forEach((caller) -> assertThat(Waiting.await(caller)).contains("Minji"));
		assertThat(this.reads).hasValue(1);
	}

	@Test
	void aCallerWhoComesAfterTheChangeDoesNotShareWhatWasReadBefore() {
		CompletableFuture<Void> goOn = new CompletableFuture<>();
		this.meanwhile = () -> Waiting.await(goOn);
		CompletableFuture<Optional<String>> before = asking();
		Waiting.await().until(() -> this.reads.get() > 0);
		this.meanwhile = () -> {
		};
		this.table.put("a", "Ben");
		this.cache.forget("a");
		assertThat(this.cache.find("a")).contains("Ben");
		goOn.complete(null);
		assertThat(Waiting.await(before)).contains("Minji");
		assertThat(this.cache.find("a")).contains("Ben");
	}

	private CompletableFuture<Optional<String>> asking() {
		CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
		new Thread(() -> answer.complete(this.cache.find("a"))).start();
		return answer;
	}

	@Test
	void aReadThatFailsIsTriedAgain() {
		this.meanwhile = () -> {
			throw new IllegalArgumentException("A read of a test fails");
		};
		assertThatIllegalArgumentException().isThrownBy(() -> this.cache.find("a"));
		this.meanwhile = () -> {
		};
		assertThat(this.cache.find("a")).contains("Minji");
	}

	@Test
	void aTransactionThatReadsIsRefusedWhetherTheRowIsKeptOrNot() {
		this.cache.find("a");
		TransactionTemplate reading = new TransactionTemplate(this.transactions);
		reading.setReadOnly(true);
		assertThatIllegalStateException().isThrownBy(() -> reading.execute((status) -> this.cache.find("a")));
	}

	@Test
	void rowsAreKeptUpToAWeight() {
		RowCache<String, String> bounded = new RowCache<>(this.transactions, 10, String::length, (key) -> {
			this.reads.incrementAndGet();
			return key;
		});
		bounded.find("eleven char");
		Waiting.await().until(() -> {
			int before = this.reads.get();
			bounded.find("eleven char");
			return this.reads.get() > before;
		});
		bounded.find("ten chars!");
		int before = this.reads.get();
		bounded.find("ten chars!");
		assertThat(this.reads).hasValue(before);
	}

	/** The ways to forget. */
	enum Forgetting {

		ONE((cache) -> cache.forget("a")),

		SOME((cache) -> cache.forgetIf("Ben"::equals)),

		ALL(RowCache::forgetAll);

		private final Consumer<RowCache<String, String>> rows;

		Forgetting(Consumer<RowCache<String, String>> rows) {
			this.rows = rows;
		}

	}

}
