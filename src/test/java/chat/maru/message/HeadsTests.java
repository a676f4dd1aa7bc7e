package chat.maru.message;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What is kept of a room's head is what the log says, whatever happens meanwhile. */
@MaruTest
class HeadsTests {

	@Autowired
	private Maru maru;

	@Autowired
	private Heads heads;

	@Autowired
	private LogStore store;

	@Autowired
	private RoomLog log;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private ObjectProvider<RoomEventListener> listeners;

	private Guest author;

	private String room;

	@BeforeEach
	void begin() {
		this.author = this.maru.guest();
		this.room = this.maru.room();
	}

	@Test
	void manyAreReadTogether() {
		String lively = this.maru.room();
		this.maru.fill(lively, this.author, 7);
		this.maru.fill(this.room, this.author, 3);
		String quiet = this.maru.room();
		assertThat(this.heads.of(List.of(this.room, lively, quiet, "no such room")))
			.containsExactlyInAnyOrderEntriesOf(Map.of(this.room, 3L, lively, 7L, quiet, 0L, "no such room", 0L));
		assertThat(this.heads.of(List.of())).isEmpty();
	}

	@Test
	void whatIsAcknowledgedIsInTheHead() {
		assertThat(this.heads.of(this.room)).isZero();
		for (long seq = 1; seq <= 3; seq++) {
			assertThat(Waiting.await(this.log.post(post()))).isEqualTo(seq);
			assertThat(this.heads.of(this.room)).isEqualTo(seq);
		}
	}

	@Test
	void whatIsKnownIsNotReadAgain() {
		assertThat(this.heads.of(this.room)).isZero();
		// As nobody does: past the one who tells of it.
		commit();
		assertThat(this.heads.of(this.room)).isZero();
	}

	@Test
	void aHeadNeverGoesBack() {
		this.maru.fill(this.room, this.author, 3);
		assertThat(this.heads.of(this.room)).isEqualTo(3);
		this.heads.committed(this.log.events(this.room, 0, 1).events());
		assertThat(this.heads.of(this.room)).isEqualTo(3);
	}

	@Test
	void aCommitThatIsToldWhileTheHeadIsReadIsNotLost() {
		AtomicReference<@Nullable Heads> told = new AtomicReference<>();
		Heads raced = new Heads(this.jdbc, new AfterReading(this.transactions, () -> told.get().committed(commit())));
		told.set(raced);
		assertThat(raced.of(this.room)).isEqualTo(1);
		assertThat(raced.of(List.of(this.room))).containsEntry(this.room, 1L);
	}

	@Test
	void aTransactionThatMaySeeAnOldLogIsNotReadIn() {
		TransactionTemplate begun = new TransactionTemplate(this.transactions);
		begun.setReadOnly(true);
		assertThatIllegalStateException()
			.isThrownBy(() -> begun.execute((status) -> this.heads.of(List.of(this.room))));
	}

	@Test
	void theHeadsAreToldBeforeThoseWhoPassItOn() {
		assertThat(this.listeners.stream().filter((listener) -> listener != this.heads)).isNotEmpty()
			.allSatisfy((other) -> assertThat(AnnotationAwareOrderComparator.INSTANCE.compare(this.heads, other))
				.isNegative());
	}

	private List<RoomEvent> commit() {
		return this.store.append(List.of(post())).stream().flatMap((outcome) -> outcome.event().stream()).toList();
	}

	private Post post() {
		return new Post(this.room, this.author.account(), Posts.clientId(), "hello");
	}

	/** Something happens when the log has been read, and nothing has been made of it. */
	private record AfterReading(PlatformTransactionManager transactions,
			Runnable meanwhile) implements PlatformTransactionManager {

		@Override
		public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
			return this.transactions.getTransaction(definition);
		}

		@Override
		public void commit(TransactionStatus status) {
			this.transactions.commit(status);
			this.meanwhile.run();
		}

		@Override
		public void rollback(TransactionStatus status) {
			this.transactions.rollback(status);
		}

	}

}
