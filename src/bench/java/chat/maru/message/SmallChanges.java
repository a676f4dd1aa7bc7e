package chat.maru.message;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

import chat.maru.account.Account;
import chat.maru.bench.Figures;
import chat.maru.room.DeletingRights;
import chat.maru.room.PostingRights;
import chat.maru.room.RoomAccess;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * 64 threads that each wait for their commit, in the process and without sockets:
 * posting, and deleting messages. A change that is not a post must not need a commit of
 * its own.
 */
public final class SmallChanges {

	private static final int THREADS = 64;

	private static final int ROUNDS = 5;

	private static final double SECONDS = 3;

	/** More than can be deleted during the benchmark. */
	private static final int MESSAGES = 1_000_000;

	private static final String ROOM = "small-changes";

	private final RoomLog log;

	private final MessageDeletion deletion;

	private final PostingRights rights;

	private final DeletingRights deletingRights;

	private final AtomicLong next = new AtomicLong();

	public SmallChanges(ApplicationContext context) {
		this.log = context.getBean(RoomLog.class);
		this.deletion = context.getBean(MessageDeletion.class);
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		Account author = new Account(UUID.randomUUID().toString(), "Changer");
		jdbc.update("insert into account (id, role, name, name_key, created_at) values (?, 'guest', ?, 'changer', 0)",
				author.id(), author.name());
		HistoryPages.fill(jdbc, ROOM, MESSAGES, author.id());
		this.rights = context.getBean(RoomAccess.class).post(author, ROOM);
		this.deletingRights = context.getBean(RoomAccess.class).delete(author.id(), ROOM);
	}

	public void run() throws InterruptedException {
		Figures.title("Changes in the process, " + THREADS + " threads, " + SECONDS + " s a round");
		double[] posts = new double[ROUNDS];
		double[] deletions = new double[ROUNDS];
		for (int round = -1; round < ROUNDS; round++) {
			double posted = rate(() -> this.log.post(this.rights, UUID.randomUUID().toString(), "Good morning!").join());
			double deleted = rate(() -> this.deletion.remove(this.deletingRights, ROOM + '-' + this.next.incrementAndGet()));
			if (round >= 0) {
				posts[round] = posted;
				deletions[round] = deleted;
			}
		}
		Figures.line("Posts", "posts/s", posts);
		Figures.line("Deletions", "deletions/s", deletions);
		Figures.ratio("Deletions / posts", Figures.median(deletions) / Figures.median(posts), "about 1 x");
	}

	private static double rate(Runnable change) throws InterruptedException {
		LongAdder changes = new LongAdder();
		long begun = System.nanoTime();
		long end = begun + (long) (SECONDS * 1e9);
		Thread[] threads = IntStream.range(0, THREADS).mapToObj((i) -> new Thread(() -> {
			while (System.nanoTime() < end) {
				change.run();
				changes.increment();
			}
		})).toArray(Thread[]::new);
		for (Thread thread : threads) {
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		return changes.sum() / ((System.nanoTime() - begun) / 1e9);
	}

}
