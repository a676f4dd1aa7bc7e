package chat.maru.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import chat.maru.durability.WholeLog.Followed;
import chat.maru.support.ServerProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acknowledged posts, replies, mentions, reactions, edits and deletions are stored
 * exactly once, however the server ends.
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

	private static final int PEOPLE = 2;

	private static final int MOST_POSTS_IN_A_ROUND = 400;

	private static final int LATEST_KILL_NANOS = 20_000_000;

	/** The server waits up to 15 s for open requests. */
	private static final Duration GRACE = Duration.ofSeconds(20);

	private final Participants participants = new Participants();

	@TempDir
	private Path folder;

	private Path data;

	private ServerProcess server;

	private WholeLog log;

	private String token;

	private Conversation conversation;

	@BeforeEach
	void start() throws IOException, InterruptedException {
		System.out.println("Durability: seed " + SEED + ", " + ROUNDS + " rounds");
		this.data = this.folder.resolve("data");
		this.server = new ServerProcess(this.data, "--maru.limits.messages-per-second=0",
				"--maru.limits.connections-per-person=0", "--maru.limits.guests-per-minute=0",
				"--maru.limits.searches-per-minute=0");
		this.server.start();
		this.log = new WholeLog(this.server.address());
		this.token = this.log.join("Auditor");
		for (int i = 0; i < PARTICIPANTS; i++) {
			this.participants.start(new Participant(List.of(this.server.address()), this.log.join("Participant " + i),
					new Random(SEED + i), Set.of("busy")));
		}
		this.conversation = new Conversation(List.of(this.server), Set.of("busy"));
		for (int i = 0; i < PEOPLE; i++) {
			this.conversation.person(new Random(SEED - 1 - i)).forEach(this.participants::run);
		}
	}

	@AfterEach
	void end() throws InterruptedException {
		this.server.close();
		this.participants.end();
	}

	@Test
	@Timeout(value = 60, unit = TimeUnit.MINUTES)
	void acknowledgedPostsSurviveSigkill() throws Exception {
		Random random = new Random(SEED);
		List<Followed> followed = new ArrayList<>();
		for (int round = 1; round <= ROUNDS; round++) {
			this.participants.awaitPosts(random.nextInt(MOST_POSTS_IN_A_ROUND));
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
		this.participants.awaitPosts(MOST_POSTS_IN_A_ROUND);
		long begun = System.nanoTime();
		int exitCode = this.server.terminate();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GRACE);
		assertThat(exitCode).isIn(0, 143);
		this.participants.until("everyone was disconnected")
			.until(() -> this.participants.all()
				.stream()
				.noneMatch((participant) -> participant.closeCodes().isEmpty()));
		assertThat(this.participants.all()).as("told that the server stops")
			.extracting((participant) -> participant.closeCodes().get(0))
			.containsOnly(1001);
		this.server.start();
		everythingIsThereOnce();
	}

	private void everythingIsThereOnce() throws IOException, InterruptedException, SQLException {
		this.participants.settle();
		List<Entry> events = this.log.events(this.token);
		this.participants.check(events);
		assertThat(this.log.history(this.token)).as("history").isEqualTo(events);
		this.participants.until("the follower had followed everything")
			.until(() -> this.log.last(this.token) == events.size());
		SortedMap<Long, Line> lines = this.conversation.check(this.participants);
		this.server.terminate();
		assertThat(WholeLog.followed(this.data, this.folder.resolve("copy"))).as("the follower")
			.isEqualTo(new Followed(events.size(), events.size(), events.size(), events.size()));
		try (Connection database = WholeLog.open(this.data)) {
			assertThat(WholeLog.stored(database)).as("the database").isEqualTo(events);
			assertThat(WholeLog.withoutEvent(database)).as("messages without an event").isEmpty();
			assertThat(this.conversation.stored(database)).as("the conversation in the database").isEqualTo(lines);
			assertThat(WholeLog.damage(database)).as("damage").isEmpty();
		}
		System.out.println("Durability: " + events.size() + " posts, and a conversation of " + lines.size());
	}

}
