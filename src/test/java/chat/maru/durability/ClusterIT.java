package chat.maru.durability;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import chat.maru.support.Cluster;
import chat.maru.support.ClusterNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes store each acknowledged change exactly once and deliver it to every
 * subscriber on both, in order, whatever ends: a node, PostgreSQL, or the connections
 * between them.
 * <p>
 * {@code -Dmaru.cluster.rounds=20} breaks more, {@code -Dmaru.cluster.seed} repeats the
 * random choices of a run.
 */
class ClusterIT {

	private static final int ROUNDS = Integer.getInteger("maru.cluster.rounds", 5);

	private static final long SEED = Long.getLong("maru.cluster.seed", System.nanoTime());

	private static final int POSTERS = 4;

	private static final int PEOPLE = 2;

	private static final int MOST_POSTS_IN_A_ROUND = 400;

	private static final int LATEST_FAULT_NANOS = 20_000_000;

	/** What a client may be told while something is broken, before it goes on. */
	private static final Set<String> TEMPORARY = Set.of("busy", "storage-failed");

	private final Participants participants = new Participants();

	@TempDir
	private Path folder;

	private Cluster cluster;

	private WholeLog log;

	private String token;

	private Conversation conversation;

	@BeforeEach
	void start() throws Exception {
		System.out.println("Cluster: seed " + SEED + ", " + ROUNDS + " rounds");
		this.cluster = new Cluster(this.folder).start();
		this.log = new WholeLog(this.cluster.a().address());
		this.token = this.log.join("Auditor");
		for (ClusterNode node : this.cluster.nodes()) {
			this.participants.start(Participant.reading(node.address(),
					this.log.join("Reader of " + node.address().getPort()), TEMPORARY));
		}
		List<URI> both = this.cluster.nodes().stream().map(ClusterNode::address).toList();
		for (int i = 0; i < POSTERS; i++) {
			this.participants
				.start(new Participant(both, this.log.join("Poster " + i), new Random(SEED + i), TEMPORARY));
		}
		this.conversation = new Conversation(this.cluster.nodes().stream().map(ClusterNode::process).toList(),
				TEMPORARY);
		for (int i = 0; i < PEOPLE; i++) {
			this.conversation.person(new Random(SEED - 1 - i)).forEach(this.participants::run);
		}
	}

	@AfterEach
	void end() throws InterruptedException {
		this.cluster.close();
		this.participants.end();
	}

	@Test
	@Timeout(value = 60, unit = TimeUnit.MINUTES)
	void acknowledgedPostsAreStoredOnceAndReachEveryNode() throws Exception {
		Random random = new Random(SEED);
		for (int round = 0; round < ROUNDS; round++) {
			this.participants.awaitPosts(1 + random.nextInt(MOST_POSTS_IN_A_ROUND));
			LockSupport.parkNanos(random.nextInt(LATEST_FAULT_NANOS));
			Fault fault = Fault.values()[(round < Fault.values().length) ? round
					: random.nextInt(Fault.values().length)];
			fault.strike(this.cluster, this.cluster.nodes().get(random.nextInt(2)));
		}
		this.participants.awaitPosts(MOST_POSTS_IN_A_ROUND);
		this.participants.settle();
		List<Entry> events = this.log.events(this.token);
		this.participants.check(events);
		for (ClusterNode node : this.cluster.nodes()) {
			WholeLog seen = new WholeLog(node.address());
			assertThat(seen.events(this.token)).as("the events of a node").isEqualTo(events);
			assertThat(seen.history(this.token)).as("the history of a node").isEqualTo(events);
			this.participants.until("the follower had followed everything")
				.until(() -> seen.last(this.token) == events.size());
		}
		SortedMap<Long, Line> lines = this.conversation.check(this.participants);
		try (Connection database = this.cluster.dataSource().getConnection()) {
			assertThat(WholeLog.stored(database)).as("the database").isEqualTo(events);
			assertThat(WholeLog.withoutEvent(database)).as("messages without an event").isEmpty();
			assertThat(this.conversation.stored(database)).as("the conversation in the database").isEqualTo(lines);
		}
		System.out.println("Cluster: " + events.size() + " posts, and a conversation of " + lines.size());
	}

	/** What breaks in a round. Everything works again when it is over. */
	private enum Fault {

		A_NODE_IS_KILLED {
			@Override
			void strike(Cluster cluster, ClusterNode node) {
				node.process().kill();
				node.process().start();
			}
		},

		POSTGRESQL_CRASHES {
			@Override
			void strike(Cluster cluster, ClusterNode node) {
				cluster.crashDatabase();
			}
		},

		A_NODE_LOSES_ITS_CONNECTIONS {
			@Override
			void strike(Cluster cluster, ClusterNode node) {
				node.database().reset();
			}
		},

		POSTGRESQL_ENDS_ALL_CONNECTIONS {
			@Override
			void strike(Cluster cluster, ClusterNode node) {
				cluster.terminateBackends();
			}
		},

		THE_BUS_ENDS {
			@Override
			void strike(Cluster cluster, ClusterNode node) {
				cluster.terminateListeners();
			}
		};

		abstract void strike(Cluster cluster, ClusterNode node);

	}

}
