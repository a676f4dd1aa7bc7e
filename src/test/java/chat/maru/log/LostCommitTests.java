package chat.maru.log;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import chat.maru.log.CommitFaults.Fault;
import chat.maru.log.LogNode.Said;
import chat.maru.refusal.Refused;
import chat.maru.storage.StorageReason;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Connections to PostgreSQL break at the worst moments. */
@TestInstance(Lifecycle.PER_CLASS)
class LostCommitTests {

	private static final String SESSION = "set lock_timeout = '10s'";

	private SharedLogs logs;

	private LogNode node;

	@BeforeAll
	void start() {
		this.logs = new SharedLogs();
		this.node = node(Duration.ofSeconds(10));
	}

	private LogNode node(Duration patience) {
		return new LogNode(this.logs.url(), Duration.ZERO, patience, SESSION);
	}

	@AfterAll
	void stop() {
		this.node.close();
	}

	@AfterEach
	void everyLogIsWhole() {
		this.logs.requireWhole();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aCommitWhoseAnswerIsLostCounts(boolean keyed) {
		Said said = said(keyed);
		this.node.faults().next(Fault.AFTER_COMMIT);
		requireCommittedOnce(said);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aCommitThatNeverArrivedIsRepeated(boolean keyed) {
		Said said = said(keyed);
		this.node.faults().next(Fault.BEFORE_COMMIT);
		requireCommittedOnce(said);
	}

	/** The old session still has its locks. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aCommitThatArrivesLaterCounts(boolean keyed) {
		Said said = said(keyed);
		this.node.faults().next((connection) -> new Thread(() -> {
			Waiting.await().until(() -> this.logs.waitingForLocks() == 1);
			try {
				connection.commit();
				connection.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}).start());
		requireCommittedOnce(said);
	}

	@Test
	void aRepeatedChangeWhoseCommitIsLostIsStillARepeatedOne() {
		Said said = said(true);
		this.node.writer().commit(said);
		this.node.faults().next(Fault.AFTER_COMMIT);
		assertThat(this.node.writer().commit(said).repeated()).isTrue();
	}

	@Test
	void aSessionThatIsTerminatedAgainAndAgainLosesAndDoublesNothing() {
		List<String> rooms = SharedLogs.newRooms(4);
		AtomicBoolean done = new AtomicBoolean();
		Thread killer = new Thread(() -> terminate(done));
		try (LogNode other = node(Duration.ofSeconds(10))) {
			killer.start();
			List<Said> acknowledged = SharedLogs.post(List.of(this.node, other), rooms, 8, 100);
			assertThat(acknowledged).hasSize(1_600);
			this.logs.requireStored(acknowledged);
			assertThat(other.told()).doesNotHaveDuplicates();
		}
		finally {
			done.set(true);
		}
		assertThat(this.node.told()).doesNotHaveDuplicates();
	}

	private void terminate(AtomicBoolean done) {
		while (!done.get()) {
			this.logs.jdbc().queryForList("""
					select pg_terminate_backend(pid), pg_sleep(0.06) from (select pid from pg_stat_activity
					where datname = current_database() and application_name = ?) session""", LogNode.NAME);
		}
	}

	/** Nor is the change applied again, which would store it twice. */
	@Test
	void aCommitThatCannotBeLookedUpIsNotAcknowledged() {
		Said said = said(false);
		try (LogNode impatient = node(Duration.ofMillis(200))) {
			impatient.faults()
				.always((connection) -> (isSettling() ? Fault.BEFORE_COMMIT : Fault.AFTER_COMMIT).commit(connection));
			requireRefused(impatient, said);
			impatient.faults().always(null);
			assertThat(this.logs.jdbc()
				.queryForObject("select count(*) from event where room_id = ?", Long.class, said.room())).isEqualTo(1);
			assertThat(impatient.writer().commit(said).seq()).isEqualTo(2);
		}
	}

	private static boolean isSettling() {
		return StackWalker.getInstance()
			.walk((frames) -> frames.anyMatch((frame) -> frame.getClassName().equals(Settlement.class.getName())));
	}

	@Test
	void whileNoCommitArrivesChangesAreRefusedUntilOneDoes() {
		try (LogNode impatient = node(Duration.ofMillis(200))) {
			impatient.faults().always(Fault.BEFORE_COMMIT);
			Said said = said(true);
			for (int i = 0; i < 3; i++) {
				requireRefused(impatient, said);
			}
			impatient.faults().always(null);
			assertThat(impatient.writer().commit(said).repeated()).isFalse();
		}
	}

	private static void requireRefused(LogNode node, Said said) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> node.writer().commit(said))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(StorageReason.FAILED));
	}

	private static Said said(boolean keyed) {
		return new Said(SharedLogs.newRooms(1).get(0), null, keyed ? UUID.randomUUID().toString() : null, "Hello");
	}

	private void requireCommittedOnce(Said said) {
		Outcome outcome = this.node.writer().commit(said);
		assertThat(outcome.changed()).isTrue();
		assertThat(outcome.seq()).isEqualTo(1);
		assertThat(this.node.told()).filteredOn((entry) -> entry.log().equals(said.room()))
			.containsExactlyElementsOf(outcome.entries());
		assertThat(this.logs.jdbc()
			.queryForObject("select count(*) from event where room_id = ?", Long.class, said.room())).isEqualTo(1);
	}

}
