package chat.maru.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import chat.maru.log.LogNode.Counted;
import chat.maru.log.LogNode.Said;
import chat.maru.refusal.Refused;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes append to the same logs of one PostgreSQL database. */
@TestInstance(Lifecycle.PER_CLASS)
class SharedLogTests {

	/** So long that a test fails in which two nodes wait for each other. */
	private static final String SESSION = "set deadlock_timeout = '1min'";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private SharedLogs logs;

	private LogNode one;

	private LogNode other;

	@BeforeAll
	void start() {
		this.logs = new SharedLogs();
		this.one = new LogNode(this.logs.url(), Duration.ZERO, PATIENCE, SESSION);
		this.other = new LogNode(this.logs.url(), Duration.ofMinutes(-5), PATIENCE, SESSION);
	}

	@AfterAll
	void stop() {
		this.one.close();
		this.other.close();
	}

	@AfterEach
	void everyLogIsWhole() {
		this.logs.requireWhole();
	}

	@Test
	void twoNodesNumberSharedRoomsWithoutGaps() {
		List<Said> acknowledged = SharedLogs.post(List.of(this.one, this.other), SharedLogs.newRooms(4), 8, 50);
		assertThat(acknowledged).hasSize(800);
		this.logs.requireStored(acknowledged);
		List<Entry> told = new ArrayList<>(this.one.told());
		told.addAll(this.other.told());
		assertThat(told).extracting(Entry::clientId)
			.doesNotHaveDuplicates()
			.containsAll(acknowledged.stream().map(Said::clientId).toList());
	}

	@Test
	void aChangeThatIsSentToBothNodesAtOnceIsStoredOnce() {
		String room = SharedLogs.newRooms(1).get(0);
		for (int i = 0; i < 20; i++) {
			Said said = Said.in(room);
			List<Outcome> outcomes = onBoth((node) -> node.writer().commit(said));
			assertThat(outcomes).extracting(Outcome::repeated).containsExactlyInAnyOrder(true, false);
			assertThat(outcomes).extracting(Outcome::seq).containsOnly(i + 1L);
		}
	}

	/**
	 * Both nodes wait for one of the clientIds in the middle, so neither is done first.
	 */
	@Test
	void theSameClientIdsForTwoRoomsAtOnceBelongToOneOfThem() throws Exception {
		List<String> rooms = SharedLogs.newRooms(2);
		List<String> ids = IntStream.range(0, 100).mapToObj((i) -> UUID.randomUUID().toString()).toList();
		List<String> reversed = new ArrayList<>(ids);
		Collections.reverse(reversed);
		List<List<Result>> results;
		try (Connection blocker = this.logs.connect()) {
			blocker.setAutoCommit(false);
			try (PreparedStatement insert = blocker.prepareStatement("""
					insert into event (room_id, seq, type, at, account_id, messages, client_id)
					values ('blocker', 1, 'said', 0, ?, 1, ?)""")) {
				insert.setString(1, Said.AUTHOR);
				insert.setBytes(2, ClientId.bytes(ids.get(50)));
				insert.executeUpdate();
			}
			CompletableFuture<List<List<Result>>> running = CompletableFuture.supplyAsync(() -> onBoth((node) -> {
				String room = rooms.get((node == this.one) ? 0 : 1);
				List<Said> changes = ((node == this.one) ? ids : reversed).stream()
					.map((id) -> new Said(room, null, id, "Hello"))
					.toList();
				return node.store().commit(changes, (stored) -> {
				});
			}));
			Waiting.await().until(() -> this.logs.waitingForLocks() == 2);
			blocker.rollback();
			results = Waiting.await(running);
		}
		List<List<Throwable>> failures = results.stream()
			.map((ofNode) -> ofNode.stream().map(Result::failure).filter(Objects::nonNull).toList())
			.toList();
		assertThat(failures).extracting(List::size).containsExactlyInAnyOrder(0, ids.size());
		assertThat(failures).flatMap((ofNode) -> ofNode)
			.allSatisfy((failure) -> assertThat(((Refused) failure).reason()).isEqualTo(LogReason.CLIENT_ID_TAKEN));
	}

	/** Each node locks its first room before it knows of the second one. */
	@Test
	void logsThatWereNotDeclaredAreDeclaredAfterADeadlock() {
		List<String> rooms = SharedLogs.newRooms(2);
		String session = "set deadlock_timeout = '10ms'";
		try (LogNode first = new LogNode(this.logs.url(), Duration.ZERO, PATIENCE, session);
				LogNode second = new LogNode(this.logs.url(), Duration.ZERO, PATIENCE, session)) {
			for (int i = 0; i < 10; i++) {
				CyclicBarrier barrier = new CyclicBarrier(2);
				List<Outcome> outcomes = SharedLogs.together(Stream.of(() -> {
					barrier.await();
					return first.writer().commit(new Said(rooms.get(0), rooms.get(1), null, "Hello"));
				}, () -> {
					barrier.await();
					return second.writer().commit(new Said(rooms.get(1), rooms.get(0), null, "Hello"));
				}));
				assertThat(outcomes).allMatch((outcome) -> outcome.entries().size() == 2);
			}
		}
	}

	@Test
	void aChangeThatReadsFindsTheRowsOfTheChangesBeforeIt() {
		String room = SharedLogs.newRooms(1).get(0);
		List<Result> results = this.one.store()
			.commit(List.of(Said.in(room), Said.in(room), Counted.copies(room), Said.in(room), Counted.copies(room)),
					(stored) -> {
					});
		assertThat(results).extracting((result) -> Objects.requireNonNull(result.outcome()).entries().get(0).payload())
			.containsExactly(null, null, "2", null, "4");
	}

	/** A session keeps the plan that was made when the tables were small. */
	@Test
	void noCommitReadsAWholeTable() {
		String room = SharedLogs.newRooms(1).get(0);
		List<Change> changes = new ArrayList<>(Collections.nCopies(64, room).stream().map(Said::in).toList());
		changes.add(new Counted(room, """
				select coalesce(sum(seq_scan), 0) from pg_stat_xact_user_tables
				where relname in ('event', 'log_lock')"""));
		List<Result> results = this.one.store().commit(changes, (stored) -> {
		});
		assertThat(Objects.requireNonNull(results.get(64).outcome()).entries()).extracting(Entry::payload)
			.containsExactly("0");
	}

	@Test
	void aChangeThatTheDatabaseRejectsIsLeftOutAndLeavesNoGap() {
		String room = SharedLogs.newRooms(1).get(0);
		Said rejected = new Said(room, null, UUID.randomUUID().toString(), "\0");
		Said repeated = Said.in(room);
		List<Result> results = this.one.store()
			.commitOthers(List.of(Said.in(room), rejected, repeated, Counted.copies(room), repeated, rejected),
					(stored) -> {
					});
		assertThat(results).extracting((result) -> result.failure() == null)
			.containsExactly(true, false, true, true, true, false);
		assertThat(results).extracting(Result::outcome)
			.filteredOn(Objects::nonNull)
			.extracting(Outcome::seq)
			.containsExactly(1L, 2L, 3L, 2L);
		assertThat(this.one.writer().commit(new Said(room, null, rejected.clientId(), "Hello")).seq()).isEqualTo(4);
	}

	private <T> List<T> onBoth(Task<T> task) {
		CyclicBarrier barrier = new CyclicBarrier(2);
		return SharedLogs.together(Stream.of(this.one, this.other).map((node) -> (Callable<T>) () -> {
			barrier.await();
			return task.on(node);
		}));
	}

	private interface Task<T> {

		T on(LogNode node) throws Exception;

	}

}
