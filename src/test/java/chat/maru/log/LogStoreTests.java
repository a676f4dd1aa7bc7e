package chat.maru.log;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.message.Message;
import chat.maru.message.Post;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomLog;
import chat.maru.refusal.Refused;
import chat.maru.room.Rights;
import chat.maru.room.RoomInvitations;
import chat.maru.storage.StorageReason;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.SqliteOnly;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

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

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private List<ChangeApplier<?>> appliers;

	@Autowired
	private List<Projection> projections;

	@Autowired
	private RoomInvitations invitations;

	@Autowired
	private Clock clock;

	@Autowired
	private CommitEngine engine;

	private Guest author;

	private String room;

	@BeforeEach
	void begin() {
		this.author = this.maru.guest();
		this.room = this.maru.room();
	}

	@Test
	void postsAreNumberedInTheirOrder() {
		assertThat(commit(post("a"), post("b"))).extracting(Outcome::seq).containsExactly(1L, 2L);
		assertThat(commit(post("c"))).extracting(Outcome::seq).containsExactly(3L);
		assertThat(this.log.events(Rights.reading(this.room), 0, 10).events())
			.extracting((event) -> ((Posted) event).message().text())
			.containsExactly("a", "b", "c");
	}

	@Test
	void roomsAreNumberedApart() {
		Post elsewhere = new Post(this.maru.room(), this.author.account(), Posts.clientId(), "elsewhere");
		assertThat(commit(post("a"), elsewhere, post("b"))).extracting(Outcome::seq).containsExactly(1L, 1L, 2L);
	}

	@Test
	void theSamePostTwiceInOneCommitIsOneMessage() {
		Post post = post("once");
		List<Outcome> outcomes = commit(post, post, post("next"));
		assertThat(outcomes).extracting(Outcome::seq).containsExactly(1L, 1L, 2L);
		assertThat(outcomes).extracting(Outcome::changed).containsExactly(true, false, true);
		assertThat(this.log.lastSeq(Rights.reading(this.room))).isEqualTo(2);
	}

	@Test
	void whatIsSentAgainWithAnotherTextStaysWhatItWas() {
		Post post = post("the first");
		commit(post);
		Outcome again = commit(new Post(this.room, this.author.account(), post.clientId(), "another")).get(0);
		assertThat(again.seq()).isEqualTo(1);
		assertThat(again.changed()).isFalse();
		assertThat(this.log.history(Rights.reading(this.room), null, 10).messages()).extracting(Message::text)
			.containsExactly("the first");
	}

	@Test
	void aClientIdIsOfOneAccountAndOneChange() {
		Post post = post("mine");
		commit(post);
		long stored = this.maru.stored();
		for (Change another : List.of(
				new Post(this.maru.room(), this.author.account(), post.clientId(), "in another room"),
				new Shown(this.room, this.author.id(), post.clientId()))) {
			Result taken = with(new Shows()).commit(List.of(another), this::ignore).get(0);
			assertThat(taken.failure()).isInstanceOfSatisfying(Refused.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(LogReason.CLIENT_ID_TAKEN));
		}
		assertThat(this.maru.stored()).isEqualTo(stored);
		assertThat(commit(new Post(this.room, this.maru.guest().account(), post.clientId(), "theirs")))
			.extracting(Outcome::seq)
			.containsExactly(2L);
	}

	@Test
	@SqliteOnly("Only SQLite's log has foreign keys, with which the database rejects a post")
	void aCommitThatFailsStoresNothingOfIt() {
		long stored = this.maru.stored();
		Post nobodys = new Post(this.room, new Account(UUID.randomUUID().toString(), "Nobody"), Posts.clientId(), "a");
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.store.commit(List.of(post("a"), nobodys, post("b")), this::ignore));
		assertThat(this.maru.stored()).isEqualTo(stored);
		assertThat(commit(post("c"))).extracting(Outcome::seq).containsExactly(1L);
	}

	@Test
	@SqliteOnly("Only SQLite's log has foreign keys, with which the database rejects a post")
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
			.isInstanceOfSatisfying(Refused.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(StorageReason.FAILED));
	}

	@Test
	@SqliteOnly("Only SQLite's log has foreign keys, with which the database rejects a post")
	void whatIsLeftOutLeavesNothingBehind() {
		Post nobodys = new Post(this.room, new Account(UUID.randomUUID().toString(), "Nobody"), Posts.clientId(), "a");
		long stored = this.maru.stored();
		List<Result> results = this.store.commitOthers(List.of(post("a"), nobodys, post("b"), nobodys, post("c")),
				this::ignore);
		assertThat(results).extracting((result) -> result.failure() == null)
			.containsExactly(true, false, true, false, true);
		assertThat(results).extracting(Result::outcome)
			.filteredOn(Objects::nonNull)
			.extracting(Outcome::seq)
			.containsExactly(1L, 2L, 3L);
		assertThat(this.maru.stored()).isEqualTo(stored + 6);
	}

	/**
	 * Spring would roll back all of it, for a part of it that is transactional failed.
	 */
	@Test
	void whatATransactionalPartRefusesTakesNothingElseWithIt() {
		List<Result> results = with(new Uses(this.invitations))
			.commitOthers(List.of(post("a"), new Use("no such invitation"), post("b")), this::ignore);
		assertThat(results.get(1).failure()).isInstanceOf(Refused.class);
		assertThat(this.log.history(Rights.reading(this.room), null, 10).messages()).extracting(Message::text)
			.containsExactly("a", "b");
	}

	private LogStore with(ChangeApplier<?> another) {
		List<ChangeApplier<?>> all = new ArrayList<>(this.appliers);
		all.add(another);
		return new LogStore(this.jdbc, all, this.projections, this.clock, this.engine);
	}

	private record Use(String invitation) implements Change {
	}

	private record Uses(RoomInvitations invitations) implements ChangeApplier<Use> {

		@Override
		public Class<Use> changes() {
			return Use.class;
		}

		@Override
		public void apply(Use use, Commit commit) {
			this.invitations.use(use.invitation());
		}

	}

	private List<Outcome> commit(Change... changes) {
		return this.store.commit(List.of(changes), this::ignore)
			.stream()
			.map(Result::outcome)
			.map(Objects::requireNonNull)
			.toList();
	}

	/** Of a kind that there is not yet. */
	private record Shown(String room, String account, String clientId) implements Change {

		@Override
		public ChangeKey key() {
			return new ChangeKey(this.account, this.clientId, this.room, "shown", null);
		}

	}

	private record Shows() implements ChangeApplier<Shown> {

		@Override
		public Class<Shown> changes() {
			return Shown.class;
		}

		@Override
		public void apply(Shown shown, Commit commit) throws SQLException {
			commit.append(NewEntry.about(1, shown.room(), "shown", shown.account()));
		}

	}

	private CompletableFuture<Long> post(Account author, String text) {
		return this.log.post(Rights.posting(author, this.room), Posts.clientId(), text);
	}

	private Post post(String text) {
		return new Post(this.room, this.author.account(), Posts.clientId(), text);
	}

	private void ignore(List<Result> results) {
	}

}
