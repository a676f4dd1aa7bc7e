package chat.maru.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import chat.maru.durability.WholeLog.Followed;
import chat.maru.support.ServerProcess;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acknowledged posts are stored exactly once, however the server ends.
 * <p>
 * SIGKILL ends the process but not the machine. So this tests what the server writes
 * before it sends a RECEIPT, and not what the disk does with it: with {@code
 * synchronous=OFF} it would pass as well. {@link CommitSettingsTests} checks SQLite's
 * settings for the disk.
 * <p>
 * {@code -Dmaru.durability.rounds=200} kills more often, {@code -Dmaru.durability.seed}
 * repeats the random choices of a run.
 */
class DurabilityIT {

	private static final int ROUNDS = Integer.getInteger("maru.durability.rounds", 20);

	private static final long SEED = Long.getLong("maru.durability.seed", System.nanoTime());

	private static final int PARTICIPANTS = 4;

	private static final int MOST_POSTS_IN_A_ROUND = 400;

	private static final int LATEST_KILL_NANOS = 20_000_000;

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

	/** The server waits up to 15 s for open requests. */
	private static final Duration GRACE = Duration.ofSeconds(20);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Participant> participants = new ArrayList<>();

	private final List<Future<?>> runs = new ArrayList<>();

	@TempDir
	private Path folder;

	private Path data;

	private ServerProcess server;

	private WholeLog log;

	private String token;

	@BeforeEach
	void start() throws IOException, InterruptedException {
		System.out.println("Durability: seed " + SEED + ", " + ROUNDS + " rounds");
		this.data = this.folder.resolve("data");
		this.server = new ServerProcess(this.data, "--maru.limits.messages-per-second=0",
				"--maru.limits.connections-per-person=0", "--maru.limits.guests-per-minute=0");
		this.server.start();
		this.log = new WholeLog(this.server.address());
		this.token = this.log.join("Auditor");
		for (int i = 0; i < PARTICIPANTS; i++) {
			Participant participant = new Participant(this.server.address(), this.log.join("Participant " + i),
					new Random(SEED + i));
			this.participants.add(participant);
			this.runs.add(this.threads.submit(participant));
		}
	}

	@AfterEach
	void end() throws InterruptedException {
		this.participants.forEach(Participant::end);
		this.threads.shutdownNow();
		this.server.close();
		assertThat(this.threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	@Timeout(value = 60, unit = TimeUnit.MINUTES)
	void acknowledgedPostsSurviveSigkill() throws Exception {
		Random random = new Random(SEED);
		List<Followed> followed = new ArrayList<>();
		for (int round = 1; round <= ROUNDS; round++) {
			awaitPosts(random.nextInt(MOST_POSTS_IN_A_ROUND));
			LockSupport.parkNanos(random.nextInt(LATEST_KILL_NANOS));
			this.server.kill();
			followed.add(WholeLog.followed(this.data, this.folder.resolve("copy")));
			this.server.start();
		}
		assertThat(followed).as("what a follower stored is what its place says")
			.allSatisfy((at) -> assertThat(at.result()).isEqualTo(at.fold()));
		assertThat(followed).as("killed in the middle of following").anyMatch((at) -> at.place() < at.head());
		everythingIsThereOnce();
	}

	@Test
	@Timeout(value = 5, unit = TimeUnit.MINUTES)
	void acknowledgedPostsSurviveSigtermAndClientsAreTold() throws Exception {
		awaitPosts(MOST_POSTS_IN_A_ROUND);
		long begun = System.nanoTime();
		int exitCode = this.server.terminate();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GRACE);
		assertThat(exitCode).isIn(0, 143);
		until("everyone was disconnected")
			.until(() -> this.participants.stream().noneMatch((participant) -> participant.closeCodes().isEmpty()));
		assertThat(this.participants).as("told that the server stops")
			.extracting((participant) -> participant.closeCodes().get(0))
			.containsOnly(1001);
		this.server.start();
		everythingIsThereOnce();
	}

	/** Waits until this many further posts have been acknowledged. */
	private void awaitPosts(int more) {
		int enough = acknowledged() + more;
		until(more + " more posts were acknowledged").until(() -> acknowledged() >= enough);
	}

	private int acknowledged() {
		return this.participants.stream().mapToInt(Participant::acknowledgedCount).sum();
	}

	private void everythingIsThereOnce() throws IOException, InterruptedException, SQLException {
		this.participants.forEach(Participant::stopPosting);
		until("everything was acknowledged")
			.until(() -> this.participants.stream().allMatch((participant) -> participant.waitingCount() == 0));
		List<Entry> events = this.log.events(this.token);
		until("everyone had everything")
			.until(() -> this.participants.stream().allMatch((participant) -> participant.lastSeq() >= events.size()));
		List<Entry> history = this.log.history(this.token);
		until("the follower had followed everything").until(() -> this.log.last(this.token) == events.size());
		this.server.terminate();
		assertThat(WholeLog.followed(this.data, this.folder.resolve("copy"))).as("the follower")
			.isEqualTo(new Followed(events.size(), events.size(), events.size(), events.size()));

		assertThat(events).as("seqs without gaps")
			.extracting(Entry::seq)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
		assertThat(events).as("no duplicate posts").extracting(Entry::clientId).doesNotHaveDuplicates();
		Map<String, String> acknowledged = new HashMap<>();
		this.participants.forEach((participant) -> acknowledged.putAll(participant.acknowledged()));
		assertThat(events.stream().collect(Collectors.toMap(Entry::clientId, Entry::text)))
			.as("exactly the acknowledged posts")
			.isEqualTo(acknowledged);
		assertThat(history).as("history").isEqualTo(events);
		assertThat(WholeLog.stored(this.data)).as("the database").isEqualTo(events);
		assertThat(WholeLog.damage(this.data)).as("damage").isEmpty();
		assertThat(this.participants).allSatisfy(
				(participant) -> assertThat(participant.received()).as("the events of a subscriber").isEqualTo(events));
		System.out.println("Durability: " + events.size() + " posts");
	}

	/** A wait that ends at once when a participant has found an error. */
	private ConditionFactory until(String what) {
		return Awaitility.await(what)
			.atMost(LONGEST_WAIT)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.failFast(() -> {
				for (Future<?> run : this.runs) {
					if (run.isDone()) {
						run.get();
					}
				}
			});
	}

}
