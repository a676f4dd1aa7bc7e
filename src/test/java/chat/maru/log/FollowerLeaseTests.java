package chat.maru.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import chat.maru.log.FollowerChange.Step;
import chat.maru.log.FollowerLoop.Pace;
import chat.maru.log.Leases.Fence;
import chat.maru.log.Leases.LeaseLost;
import chat.maru.storage.Engine;
import chat.maru.support.Postgres;
import chat.maru.support.Waiting;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** A follower runs on one of two nodes that share a database. */
class FollowerLeaseTests {

	private static final Pace QUICK = new Pace(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(5),
			Duration.ofMillis(10), Duration.ofMillis(40));

	private static final Duration TTL = Duration.ofMillis(400);

	private final HikariDataSource database = new HikariDataSource();

	private JdbcClient jdbc;

	private Node one;

	private Node other;

	@BeforeEach
	void begin() {
		this.database.setJdbcUrl(Postgres.newMigratedDatabase());
		this.jdbc = JdbcClient.create(this.database);
		this.jdbc.sql("create table note (number bigserial, log text not null, seq bigint not null)").update();
		this.one = new Node();
		this.other = new Node();
	}

	@AfterEach
	void end() {
		this.one.stop();
		this.other.stop();
		this.database.close();
	}

	@Test
	void aNodeThatWasPausedCommitsNothingAfterAnotherTookOver() throws Exception {
		say(1, 3);
		this.one.loop.start();
		awaitNotes(3);
		this.other.loop.start();
		this.one.pause = new CountDownLatch(1);
		say(4, 5);
		this.one.loop.heard("r", 5);
		this.one.paused.await();
		awaitNotes(5);
		assertThat(this.other.loop.isStandby()).isFalse();
		this.one.pause.countDown();
		Waiting.await().until(this.one.loop::isStandby);
		say(6, 6);
		this.one.loop.heard("r", 6);
		this.other.loop.heard("r", 6);
		awaitNotes(6);
		assertThat(this.one.loop.isStandby()).isTrue();
	}

	@Test
	void aNodeThatStopsHandsItsFollowersOver() {
		this.one.loop.start();
		Waiting.await().until(() -> !this.one.loop.isStandby());
		this.other.loop.start();
		say(1, 1);
		this.one.loop.heard("r", 1);
		awaitNotes(1);
		assertThat(this.other.loop.isStandby()).isTrue();
		this.one.loop.stop();
		say(2, 2);
		awaitNotes(2);
		assertThat(this.other.loop.isStandby()).isFalse();
	}

	/** The places in the logs would not say so, because no entry is followed. */
	@Test
	void theLeaseIsCheckedWhenAStepIsCommitted() {
		Fence lost = this.one.leases.take("follower.notes").orElseThrow();
		assertThat(this.other.leases.take("follower.notes")).isEmpty();
		assertThat(this.one.leases.take("follower.notes")).as("renewed").contains(lost);
		this.jdbc.sql("update lease set until = clock_timestamp()").update();
		Fence fence = this.other.leases.take("follower.notes").orElseThrow();
		assertThat(fence.number()).isEqualTo(lost.number() + 1);
		assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> this.one.writer.commit(step(lost)));
		this.other.writer.commit(step(fence));
		assertThat(this.one.leases.take("follower.notes")).isEmpty();
	}

	private Step step(Fence fence) {
		return new Step(this.one, (commit) -> {
		}, List.of(), fence);
	}

	/** As another node commits it. */
	private void say(long from, long to) {
		LongStream.rangeClosed(from, to)
			.forEach((seq) -> this.jdbc
				.sql("insert into event (room_id, seq, type, at, account_id, messages) "
						+ "values ('r', ?, 'posted', 1, 'a', 0)")
				.param(seq)
				.update());
	}

	private void awaitNotes(long last) {
		Waiting.await().until(() -> notes().size() >= last);
		assertThat(notes()).containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
	}

	private List<Long> notes() {
		return this.jdbc.sql("select seq from note order by number").query((row, number) -> row.getLong(1)).list();
	}

	/** A node, which is the follower, too. */
	private final class Node implements Follower {

		private final Leases leases = new Leases(Engine.POSTGRESQL, FollowerLeaseTests.this.jdbc, TTL);

		private final LogWriter writer;

		private final FollowerLoop loop;

		private final CountDownLatch paused = new CountDownLatch(1);

		private volatile CountDownLatch pause = new CountDownLatch(0);

		Node() {
			FollowerPlaces places = new FollowerPlaces(FollowerLeaseTests.this.jdbc);
			ObjectProvider<LogListener> listeners = mock();
			given(listeners.orderedStream()).willAnswer((call) -> Stream.of());
			LogStore store = new LogStore(new JdbcTemplate(FollowerLeaseTests.this.database), List.of(places),
					List.of(), Clock.systemUTC(),
					new PostgresCommits(FollowerLeaseTests.this.database, PostgresCommits.PATIENCE));
			this.writer = new LogWriter(store, new CommitListeners(mock(),
					new LogOrder(false, SingletonSupplier.of(List.of())), mock(), listeners));
			this.loop = new FollowerLoop(this, places, this.writer, QUICK, this.leases);
			this.writer.start();
		}

		void stop() {
			this.pause.countDown();
			this.loop.stop();
			this.writer.stop();
		}

		@Override
		public String name() {
			return "notes";
		}

		@Override
		public int version() {
			return 1;
		}

		@Override
		public Result follow(List<Entry> entries) {
			try {
				if (this.pause.getCount() > 0) {
					this.paused.countDown();
				}
				this.pause.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
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
		}

		@Override
		public void clear(Commit commit) throws SQLException {
			commit.prepared("delete from note").executeUpdate();
		}

	}

}
