package chat.maru.cluster;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

class NoticesTests {

	private final SingleConnectionDataSource database = new SingleConnectionDataSource("jdbc:sqlite::memory:", true);

	private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(this.database));

	private final Notices notices = new Notices();

	private final List<String> heard = new ArrayList<>();

	@BeforeEach
	void listen() {
		this.notices.on(Renamed.class, (notice) -> this.heard.add(notice.name()));
	}

	@AfterEach
	void close() {
		this.database.destroy();
	}

	@Test
	void noticesAreHeardAfterTheCommitInTheirOrder() {
		this.transaction.executeWithoutResult((status) -> {
			publish("a", "b");
			assertThat(this.heard).isEmpty();
		});
		assertThat(this.heard).containsExactly("a", "b");
		this.transaction.executeWithoutResult((status) -> publish("c"));
		assertThat(this.heard).containsExactly("a", "b", "c");
	}

	@Test
	void aRolledBackTransactionHasNoNotices() {
		this.transaction.executeWithoutResult((status) -> {
			publish("a");
			status.setRollbackOnly();
		});
		assertThat(this.heard).isEmpty();
	}

	@Test
	void noticesSinceASavepointAreRolledBackWithIt() {
		this.transaction.executeWithoutResult((status) -> {
			rolledBack(status, "before the first");
			publish("a");
			rolledBack(status, "b", "c");
			publish("d");
			status.releaseSavepoint(status.createSavepoint());
			publish("e");
		});
		assertThat(this.heard).containsExactly("a", "d", "e");
	}

	private void rolledBack(TransactionStatus status, String... names) {
		Object savepoint = status.createSavepoint();
		publish(names);
		status.rollbackToSavepoint(savepoint);
		status.releaseSavepoint(savepoint);
	}

	@Test
	void anUnknownOutcomeMayBeACommit() {
		TransactionTemplate lost = new TransactionTemplate(new JdbcTransactionManager(this.database) {
			@Override
			protected void doCommit(DefaultTransactionStatus status) {
				super.doCommit(status);
				throw new TransactionSystemException("The answer was lost");
			}
		});
		assertThat(catchThrowable(() -> lost.executeWithoutResult((status) -> publish("a")))).isNotNull();
		assertThat(this.heard).containsExactly("a");
	}

	@Test
	void aListenerThatThrowsDoesNotAffectTheOthers() {
		this.notices.onFirst(Renamed.class, (notice) -> {
			throw new IllegalArgumentException("A cache of a test fails");
		});
		this.notices.on(Renamed.class, (notice) -> {
			throw new LinkageError("A listener of a test fails");
		});
		this.notices.on(Renamed.class, (notice) -> this.heard.add("last " + notice.name()));
		this.transaction.executeWithoutResult((status) -> publish("a"));
		assertThat(this.heard).containsExactly("a", "last a");
	}

	@Test
	void cachesForgetAllOfATransactionFirst() {
		this.notices.onFirst(Renamed.class, (notice) -> this.heard.add("forget " + notice.name()));
		this.transaction.executeWithoutResult((status) -> publish("a", "b"));
		assertThat(this.heard).containsExactly("forget a", "forget b", "a", "b");
	}

	@Test
	void whatElseFollowsACommitComesBetweenTheCachesAndTheListeners() {
		this.notices.onFirst(Renamed.class, (notice) -> this.heard.add("forget " + notice.name()));
		this.transaction.executeWithoutResult((status) -> {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					NoticesTests.this.heard.add("log");
				}

			});
			publish("a");
		});
		assertThat(this.heard).containsExactly("forget a", "log", "a");
	}

	@Test
	void aListenerHearsItsKindOnly() {
		this.transaction.executeWithoutResult((status) -> this.notices.publish(new Other()));
		assertThat(this.heard).isEmpty();
	}

	@Test
	void aNoticeBelongsToATransactionThatWrites() {
		assertThatIllegalStateException().isThrownBy(() -> publish("a"));
		this.transaction.setReadOnly(true);
		assertThatIllegalStateException()
			.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> publish("a")));
	}

	@Test
	void aListenerPublishesNothing() {
		this.notices.on(Renamed.class,
				(notice) -> this.heard.add(catchThrowable(() -> publish("b")).getClass().getSimpleName()));
		this.transaction.executeWithoutResult((status) -> publish("a"));
		assertThat(this.heard).containsExactly("a", "IllegalStateException");
	}

	private void publish(String... names) {
		for (String name : names) {
			this.notices.publish(new Renamed(name));
		}
	}

	private record Renamed(String name) implements Notice {
	}

	private record Other() implements Notice {
	}

}
