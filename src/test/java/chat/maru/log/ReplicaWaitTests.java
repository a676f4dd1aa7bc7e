package chat.maru.log;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import chat.maru.log.LogNode.Said;
import chat.maru.support.Waiting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A commit counts when it is on the replica that the database is configured to wait for.
 */
class ReplicaWaitTests {

	private final EmbeddedPostgres server;

	private final SharedLogs logs;

	/** A server of its own, because all databases of a server have the same replicas. */
	ReplicaWaitTests() throws IOException {
		this.server = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "local").start();
		String url = this.server.getJdbcUrl("postgres", "postgres");
		Flyway.configure().dataSource(url, null, null).locations("classpath:db/migration/postgresql").load().migrate();
		this.logs = new SharedLogs(url);
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
	}

	@Test
	void whatIsNotOnTheReplicaIsNotAcknowledged() {
		Said old = Said.in(SharedLogs.newRooms(1).get(0));
		try (LogNode careless = node("local"); LogNode one = node("on"); LogNode other = node("on")) {
			careless.writer().commit(old);
			waitForReplica("nobody");
			Said said = Said.in(SharedLogs.newRooms(1).get(0));
			CompletableFuture<Outcome> first = one.writer().submit(said);
			// The server reads its configuration when it comes to it.
			while (awaitWaiting(first).isEmpty()) {
				said = Said.in(said.room());
				first = one.writer().submit(said);
			}
			for (int i = 0; i < 2; i++) {
				this.logs.jdbc().queryForList("select pg_cancel_backend(?)", awaitWaiting(first).get(0));
			}
			CompletableFuture<Outcome> repeated = other.writer().submit(old);
			Waiting.await().until(() -> waiting().size() == 2);
			assertThat(List.of(first, repeated)).noneMatch(CompletableFuture::isDone);
			assertThat(one.told()).extracting(Entry::clientId).doesNotContain(said.clientId());
			waitForReplica("");
			assertThat(Waiting.await(first).changed()).isTrue();
			assertThat(one.told()).containsOnlyOnceElementsOf(first.join().entries());
			assertThat(Waiting.await(repeated).repeated()).isTrue();
			this.logs.requireStored(List.of(old, said));
		}
	}

	private LogNode node(String synchronousCommit) {
		return new LogNode(this.logs.url(), Duration.ZERO, Duration.ofSeconds(10),
				"set synchronous_commit = " + synchronousCommit);
	}

	/** Waits until a commit waits for the replica or has ended. */
	private List<Integer> awaitWaiting(CompletableFuture<Outcome> commit) {
		return Waiting.await().until(this::waiting, (waiting) -> !waiting.isEmpty() || commit.isDone());
	}

	/** The processes that wait for the replica. */
	private List<Integer> waiting() {
		return this.logs.jdbc()
			.query("select pid from pg_stat_activity where wait_event = 'SyncRep'", (row, number) -> row.getInt(1));
	}

	private void waitForReplica(String name) {
		this.logs.jdbc().execute("alter system set synchronous_standby_names = '" + name + "'");
		this.logs.jdbc().execute("select pg_reload_conf()");
	}

}
