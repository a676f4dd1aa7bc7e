package chat.maru.log;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import chat.maru.account.Account;
import chat.maru.bench.Figures;
import chat.maru.message.Post;
import chat.maru.message.RoomLog;
import chat.maru.room.PostingRights;
import chat.maru.room.RoomAccess;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The room log without sockets: 64 threads that each wait for their commit, compared with
 * the same threads and one commit per post under a lock. The second mode exists only
 * here; the server does not have it.
 */
public final class GroupCommit {

	private static final int THREADS = 64;

	private static final int ROUNDS = 5;

	private static final double SECONDS = 3;

	private final RoomLog log;

	private final LogStore store;

	private final Account author = new Account(UUID.randomUUID().toString(), "Bench");

	private final PostingRights rights;

	public GroupCommit(ApplicationContext context) {
		this.log = context.getBean(RoomLog.class);
		this.store = context.getBean(LogStore.class);
		context.getBean(JdbcTemplate.class)
			.update("insert into account (id, role, name, name_key, created_at) values (?, 'guest', ?, ?, 0)",
					this.author.id(), this.author.name(), "bench");
		this.rights = context.getBean(RoomAccess.class).post(this.author, "lobby");
	}

	public void run() throws InterruptedException {
		Figures.title("Durable posts in the process, " + THREADS + " threads, " + SECONDS + " s a round");
		Consumer<Post> grouped = (post) -> this.log.post(this.rights, post.clientId(), post.text()).join();
		Consumer<Post> oneByOne = (post) -> {
			synchronized (this.store) {
				this.store.commit(List.of(post), (results) -> {
				});
			}
		};
		rate(grouped);
		rate(oneByOne);
		double[] groupedRates = new double[ROUNDS];
		double[] oneByOneRates = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			groupedRates[round] = rate(grouped);
			oneByOneRates[round] = rate(oneByOne);
		}
		Figures.line("Group commit", "posts/s", groupedRates);
		Figures.line("One commit for each post", "posts/s", oneByOneRates);
		Figures.ratio("Group commit / one commit each", Figures.median(groupedRates) / Figures.median(oneByOneRates),
				">= 5 x, and >= 10,000 posts/s");
	}

	private double rate(Consumer<Post> way) throws InterruptedException {
		LongAdder posts = new LongAdder();
		long begun = System.nanoTime();
		long end = begun + (long) (SECONDS * 1e9);
		List<Thread> threads = java.util.stream.IntStream.range(0, THREADS).mapToObj((i) -> new Thread(() -> {
			while (System.nanoTime() < end) {
				way.accept(post());
				posts.increment();
			}
		})).toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		return posts.sum() / ((System.nanoTime() - begun) / 1e9);
	}

	private Post post() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return new Post("lobby", this.author, new UUID(random.nextLong(), random.nextLong()).toString(),
				"Shall we meet at the usual place at seven, or is that too early for you?");
	}

}
