package chat.maru.log;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import chat.maru.message.MessageDeletion;
import chat.maru.message.Post;
import chat.maru.message.RoomLog;
import chat.maru.room.Rights;
import chat.maru.room.RoomAccess;
import chat.maru.storage.Engine;
import chat.maru.support.AfterReading;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The cached head of a room is that of its log. */
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
	private RoomAccess access;

	@Autowired
	private MessageDeletion deletion;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

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
		assertThat(this.heads.of(List.of(this.room, lively, quiet, "no such room"))).containsExactlyInAnyOrderEntriesOf(
				Map.of(this.room, head(3), lively, head(7), quiet, head(0), "no such room", head(0)));
		assertThat(this.heads.of(List.of())).isEmpty();
	}

	@Test
	void anAcknowledgedEntryIsInTheHead() {
		assertThat(this.heads.of(this.room)).isEqualTo(head(0));
		for (long seq = 1; seq <= 3; seq++) {
			assertThat(Waiting
				.await(this.log.post(Rights.posting(this.author.account(), this.room), Posts.clientId(), "hello")))
				.isEqualTo(seq);
			assertThat(this.heads.of(this.room)).isEqualTo(head(seq));
		}
	}

	@Test
	void aKnownHeadIsNotReadAgain() {
		assertThat(this.heads.of(this.room)).isEqualTo(head(0));
		// As nobody does: past the one who tells of it.
		commit();
		assertThat(this.heads.of(this.room)).isEqualTo(head(0));
	}

	@Test
	void aHeadIsReadAgainIfAnotherNodeHasALaterOne() {
		assertThat(this.heads.of(this.room)).isEqualTo(head(0));
		commit();
		this.heads.forget(this.room, 0);
		assertThat(this.heads.of(this.room)).as("nothing later").isEqualTo(head(0));
		this.heads.forget(this.room, 1);
		assertThat(this.heads.of(this.room)).isEqualTo(head(1));
		commit();
		this.heads.forgetAll();
		assertThat(this.heads.of(this.room)).isEqualTo(head(2));
	}

	@Test
	void aHeadNeverGoesBack() {
		List<Entry> first = commit();
		commit();
		assertThat(this.heads.of(this.room)).isEqualTo(head(2));
		first.forEach(this.heads::moveOn);
		assertThat(this.heads.of(this.room)).isEqualTo(head(2));
	}

	@Test
	void aCommitThatIsToldWhileTheHeadIsReadIsNotLost() {
		AtomicReference<@Nullable Heads> told = new AtomicReference<>();
		Heads raced = new Heads(Engine.SQLITE, this.jdbc, new AfterReading(this.transactions,
				() -> commit().forEach(Objects.requireNonNull(told.get())::moveOn)));
		told.set(raced);
		assertThat(raced.of(this.room)).isEqualTo(head(1));
		assertThat(raced.of(List.of(this.room))).containsEntry(this.room, head(1));
	}

	@Test
	void aTransactionThatMaySeeAnOldLogIsNotReadIn() {
		TransactionTemplate begun = new TransactionTemplate(this.transactions);
		begun.setReadOnly(true);
		assertThatIllegalStateException()
			.isThrownBy(() -> begun.execute((status) -> this.heads.of(List.of(this.room))));
	}

	@Test
	void messagesAreCountedAndOtherEventsAreNot() {
		assertThat(this.heads.of(this.room)).isEqualTo(head(0));
		this.maru.fill(this.room, this.author, 2);
		this.deletion.remove(this.access.delete(this.author.id(), this.room), this.room + "-1");
		assertThat(this.heads.of(this.room)).isEqualTo(new Head(3, 2));
		assertThat(new Heads(Engine.SQLITE, this.jdbc, this.transactions).of(this.room)).isEqualTo(new Head(3, 2));
	}

	@Test
	void listenersOfAnEventSeeItsHead() {
		this.heads.of(this.room);
		this.log.post(Rights.posting(this.author.account(), this.room), Posts.clientId(), "hello")
			.thenRun(() -> assertThat(this.heads.of(this.room)).isEqualTo(head(1)))
			.join();
	}

	private static Head head(long messages) {
		return new Head(messages, messages);
	}

	private List<Entry> commit() {
		return Objects.requireNonNull(this.store.commit(List.of(post()), (results) -> {
		}).get(0).outcome()).entries();
	}

	private Post post() {
		return new Post(this.room, this.author.account(), Posts.clientId(), "hello");
	}

}
