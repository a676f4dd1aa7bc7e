package chat.maru.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import chat.maru.account.Secret;
import chat.maru.storage.Locks;
import chat.maru.support.MaruTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Values in the database that can be taken once. */
@MaruTest
class OneTimeStoreTests {

	@Autowired
	private OneTimeStores stores;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DataSource dataSource;

	private final Clock clock = mock();

	private final Value value = new Value("Minji", Map.of("nonce", "민지"));

	@Test
	void ofSeveralCallersOneGetsTheValue() {
		OneTimeStore<Value> store = this.stores.of("test-once", Value.class, Duration.ofMinutes(1));
		String secret = Secret.make();
		store.keep(secret, this.value);
		assertThat(store.find(secret)).contains(this.value);
		assertThat(store.take(secret + "x")).isEmpty();
		assertThat(this.stores.of("test-other", Value.class, Duration.ofMinutes(1)).take(secret)).isEmpty();
		// Another instance, as on another node.
		long taken = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture
				.supplyAsync(() -> this.stores.of("test-once", Value.class, Duration.ofMinutes(1)).take(secret)))
			.toList()
			.stream()
			.filter((answer) -> answer.join().isPresent())
			.count();
		assertThat(taken).isEqualTo(1);
		assertThat(store.find(secret)).isEmpty();
	}

	@Test
	void theSecretIsNotInTheDatabase() {
		OneTimeStore<Value> store = this.stores.of("test-secret", Value.class, Duration.ofMinutes(1));
		store.keep("the secret", this.value);
		assertThat(this.jdbc.sql("select hash from one_time where kind = 'test-secret'").query(byte[].class).single())
			.isEqualTo(Secret.hash("the secret"));
	}

	@Test
	void anExpiredValueIsNotFoundAndIsDeletedWithTheNextOne() {
		OneTimeStore<Value> store = store("test-expiry");
		at(0);
		store.keep("a", this.value);
		at(59_999);
		assertThat(store.find("a")).contains(this.value);
		at(60_000);
		assertThat(store.find("a")).isEmpty();
		assertThat(store.take("a")).isEmpty();
		assertThat(count("test-expiry")).isEqualTo(1);
		store.keep("b", this.value);
		assertThat(count("test-expiry")).isEqualTo(1);
		assertThat(store.take("b")).contains(this.value);
	}

	@Test
	void theOldestValuesMakeRoom() {
		at(0);
		new JdbcTemplate(this.dataSource).batchUpdate("insert into one_time values (?, 'test-bound', '{}', ?)",
				IntStream.range(0, OneTimeTable.MAX_VALUES)
					.mapToObj((i) -> new Object[] { Secret.hash("secret " + i), 60_000 + i })
					.toList());
		assertThat(store("test-bound").find("secret 0")).isPresent();
		at(30_000);
		store("test-bound").keep("newest", this.value);
		assertThat(count("test-bound")).isEqualTo(OneTimeTable.MAX_VALUES);
		assertThat(store("test-bound").find("secret 0")).isEmpty();
		assertThat(store("test-bound").find("secret 1")).isPresent();
		assertThat(store("test-bound").find("newest")).contains(this.value);
	}

	@Test
	void aValueOfAnotherVersionIsNone() {
		OneTimeStore<Value> store = this.stores.of("test-version", Value.class, Duration.ofMinutes(1));
		store.keep("a", this.value);
		this.jdbc.sql("update one_time set value = '[1' where kind = 'test-version'").update();
		assertThat(store.take("a")).isEmpty();
	}

	private OneTimeStore<Value> store(String kind) {
		return new OneTimeStore<>(new OneTimeTable(this.jdbc, this.clock, mock(Locks.class)), kind, Value.class,
				Duration.ofMinutes(1));
	}

	private void at(long millis) {
		given(this.clock.millis()).willReturn(millis);
		given(this.clock.instant()).willReturn(Instant.ofEpochMilli(millis));
	}

	private int count(String kind) {
		return this.jdbc.sql("select count(*) from one_time where kind = ?").param(kind).query(Integer.class).single();
	}

	private record Value(String name, Map<String, String> more) {
	}

}
