package chat.maru.log;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import chat.maru.log.FollowerChange.Step;
import chat.maru.log.FollowerLoop.Pace;
import chat.maru.storage.Engine;
import chat.maru.support.Sqlite;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** A follower takes each entry once, also after failures and restarts. */
@ExtendWith(OutputCaptureExtension.class)
class FollowerLoopTests {

	private static final Pace QUICK = new Pace(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(5),
			Duration.ofMillis(10), Duration.ofMillis(40));

	@TempDir
	private Path folder;

	private final ObjectProvider<LogListener> listeners = mock();

	private final Notes notes = new Notes();

	private JdbcClient jdbc;

	private FollowerPlaces places;

	private LogWriter writer;

	private FollowerLoop loop;

	@BeforeEach
	void begin() {
		DataSource file = Sqlite.newMigratedDatabase(this.folder);
		this.jdbc = JdbcClient.create(file);
		this.jdbc.sql("insert into account (id, name, name_key, created_at) values ('a', 'Minji', 'minji', 1)")
			.update();
		for (String room : List.of("r", "s", "t")) {
			this.jdbc.sql("insert into room (id, name, name_key, created_at) values (?, 'A room', ?, 1)")
				.params(room, room)
				.update();
		}
		this.jdbc.sql("create table note (log text not null, seq integer not null)").update();
		this.places = new FollowerPlaces(this.jdbc);
		LogStore store = new LogStore(new JdbcTemplate(file), List.of(new Says(), this.places), List.of(),
				Clock.systemUTC(), new SqliteCommits(new JdbcTransactionManager(file)));
		given(this.listeners.orderedStream())
			.willAnswer((invocation) -> Stream.of((LogListener) (committed) -> this.loop.heard(committed)));
		this.writer = new LogWriter(store, new CommitListeners(mock(),
				new LogOrder(false, SingletonSupplier.of(List.of())), mock(), this.listeners));
		this.loop = loop();
		this.writer.start();
	}

	@AfterEach
	void end() {
		this.loop.stop();
		this.writer.stop();
	}

	@Test
	void existingAndNewEntriesAreFollowedInBoundedSteps() {
		say(Collections.nCopies(700, "r"));
		say(Collections.nCopies(500, "s"));
		this.loop.start();
		say(IntStream.range(0, 600).mapToObj((i) -> (i % 3 == 0) ? "t" : "r").toList());
		awaitNotes("r", 1_100);
		awaitNotes("s", 500);
		awaitNotes("t", 200);
		assertThat(this.notes.steps).allMatch((step) -> step.size() <= FollowerLoop.BATCH);
		awaitCaughtUp();
	}

	@Test
	void aCommitWakesAnIdleFollower() {
		this.loop.start();
		say(List.of("r"));
		awaitNotes("r", 1);
		awaitCaughtUp();
		say(List.of("r", "s"));
		awaitNotes("r", 2);
		awaitNotes("s", 1);
	}

	@Test
	void aRestartedFollowerContinuesAtItsPlace() {
		this.loop.start();
		say(List.of("r", "r", "s"));
		awaitNotes("r", 2);
		awaitNotes("s", 1);
		this.loop.stop();
		say(List.of("r", "r", "t"));
		restart();
		awaitNotes("r", 4);
		awaitNotes("t", 1);
		awaitNotes("s", 1);
		assertThat(this.notes.steps.get(0)).extracting(Entry::seq).containsExactlyInAnyOrder(3L, 4L, 1L);
	}

	@Test
	void aNewVersionStartsOver() {
		this.loop.start();
		say(List.of("r", "r", "s"));
		awaitNotes("r", 2);
		awaitNotes("s", 1);
		this.loop.stop();
		this.notes.version = 2;
		say(List.of("r"));
		restart();
		awaitNotes("r", 3);
		awaitNotes("s", 1);
		assertThat(this.notes.cleared).isEqualTo(2);
		assertThat(this.places.version("notes")).contains(2);
	}

	@Test
	void aFollowerWhoseResultIsLostStartsOver() {
		this.loop.start();
		say(List.of("r", "r", "s"));
		awaitNotes("r", 2);
		awaitNotes("s", 1);
		awaitCaughtUp();
		this.notes.version = 2;
		say(List.of("r"));
		awaitNotes("r", 3);
		awaitNotes("s", 1);
		awaitCaughtUp();
		assertThat(this.notes.cleared).isEqualTo(2);
	}

	@Test
	void aFailingFollowerIsLoggedOnceAndReportsItsLag(CapturedOutput output) {
		this.notes.fails = true;
		this.loop.start();
		say(List.of("r", "r", "s"));
		Waiting.await().until(() -> this.notes.steps.size() >= 3);
		say(List.of("s"));
		assertThat(this.loop.lag().entries()).isEqualTo(4);
		assertThat(this.loop.lag().behind()).isPositive();
		assertThat(this.loop.lag().failing()).isPositive();
		this.notes.fails = false;
		awaitNotes("r", 2);
		awaitNotes("s", 2);
		awaitCaughtUp();
		assertThat(this.loop.lag().failing()).isZero();
		assertThat(StringUtils.countOccurrencesOf(output.getOut(), "The follower notes failed")).isEqualTo(1);
	}

	@Test
	void aFailedResultDoesNotMoveThePlace() {
		this.notes.failsToStore = true;
		this.loop.start();
		say(List.of("r", "r"));
		Waiting.await().until(() -> this.notes.steps.size() >= 3);
		assertThat(this.jdbc.sql("select count(*) from follower_place").query(Long.class).single()).isZero();
		assertThat(notes("r")).isEmpty();
		this.notes.failsToStore = false;
		awaitNotes("r", 2);
	}

	@Test
	void aRepeatedStepIsRefused() {
		this.loop.start();
		say(List.of("r", "s"));
		awaitNotes("r", 1);
		awaitNotes("s", 1);
		Step again = Step.of(this.notes, this.notes.follow(this.notes.steps.get(0)), this.notes.steps.get(0), null);
		assertThatIllegalStateException().isThrownBy(() -> this.writer.commit(again));
		awaitNotes("r", 1);
	}

	/** Found by the search at the start, and heard of later. */
	@Test
	void ignoredLogsAreNotFollowed() {
		say(List.of("own.a", "r"));
		this.loop.start();
		awaitNotes("r", 1);
		say(List.of("own.a", "own.b"));
		say(List.of("r"));
		awaitNotes("r", 2);
		awaitCaughtUp();
		assertThat(this.jdbc.sql("select log_id from follower_place").query(String.class).list()).containsExactly("r");
	}

	private FollowerLoop loop() {
		return new FollowerLoop(this.notes, this.places, this.writer, QUICK, new Leases(Engine.SQLITE, this.jdbc));
	}

	private void restart() {
		this.notes.steps.clear();
		this.loop = loop();
		this.loop.start();
	}

	private void say(List<String> logs) {
		logs.stream().map((log) -> this.writer.submit(new Said(log))).toList().forEach(Waiting::await);
	}

	private void awaitNotes(String log, int count) {
		Waiting.await().until(() -> notes(log).size() >= count);
		assertThat(notes(log)).containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
	}

	private List<Long> notes(String log) {
		return this.jdbc.sql("select seq from note where log = ? order by rowid")
			.param(log)
			.query((row, number) -> row.getLong(1))
			.list();
	}

	private void awaitCaughtUp() {
		Waiting.await().until(() -> this.loop.lag().entries() == 0);
		assertThat(this.loop.lag().behind()).isZero();
	}

	private record Said(String log) implements Change {
	}

	private record Says() implements ChangeApplier<Said> {

		@Override
		public Class<Said> changes() {
			return Said.class;
		}

		@Override
		public void apply(Said said, Commit commit) throws SQLException {
			commit.append(NewEntry.message(said.log(), "posted", "a", "Hello"));
		}

	}

	/** Notes the seq of each entry, once for each time that it takes it. */
	private static final class Notes implements Follower {

		private final List<List<Entry>> steps = Collections.synchronizedList(new ArrayList<>());

		private volatile int version = 1;

		private volatile boolean fails;

		private volatile boolean failsToStore;

		private volatile int cleared;

		@Override
		public String name() {
			return "notes";
		}

		@Override
		public int version() {
			return this.version;
		}

		@Override
		public String ignoredLogs() {
			return "own.";
		}

		@Override
		public Result follow(List<Entry> entries) {
			this.steps.add(entries);
			if (this.fails) {
				throw new IllegalStateException("It does not work");
			}
			return (commit) -> store(entries, commit);
		}

		private void store(List<Entry> entries, Commit commit) throws SQLException {
			for (Entry entry : entries) {
				PreparedStatement insert = commit.prepared("insert into note (log, seq) values (?, ?)");
				insert.setString(1, entry.log());
				insert.setLong(2, entry.seq());
				insert.executeUpdate();
			}
			if (this.failsToStore) {
				throw new SQLException("It cannot be stored");
			}
		}

		@Override
		public void clear(Commit commit) throws SQLException {
			this.cleared++;
			commit.prepared("delete from note").executeUpdate();
		}

	}

}
