package chat.maru.durability;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import chat.maru.support.ClusterNode;
import chat.maru.support.Guest;
import chat.maru.support.Posts;

/**
 * Posts in a room without a pause, over HTTP, and remembers when. Its posts are {@code
 * number 0}, {@code number 1} and so on.
 */
final class Numbered implements AutoCloseable {

	private static final long PAUSE_NANOS = 10_000_000;

	private final List<Long> begun = new CopyOnWriteArrayList<>();

	private final List<Long> stored = new CopyOnWriteArrayList<>();

	private final ClusterNode node;

	private final Guest author;

	private final String room;

	private final Thread thread = new Thread(this::post, "numbered");

	private volatile boolean ended;

	Numbered(ClusterNode node, Guest author, String room) {
		this.node = node;
		this.author = author;
		this.room = room;
		this.thread.start();
	}

	private void post() {
		while (!this.ended) {
			String body = Posts.body("number " + this.begun.size());
			this.begun.add(System.nanoTime());
			int status = 0;
			// 200 if an earlier attempt was stored.
			while (status / 100 != 2 && !this.ended) {
				status = status(body);
				LockSupport.parkNanos(PAUSE_NANOS);
			}
			this.stored.add(System.nanoTime());
		}
	}

	private int status(String body) {
		try {
			return this.node.request(this.author, "POST", "/api/rooms/" + this.room + "/messages", body).statusCode();
		}
		catch (UncheckedIOException ex) {
			// The node is down.
			return 0;
		}
	}

	/** How many posts have been stored. */
	int count() {
		return this.stored.size();
	}

	/** The texts of the posts that were begun at this time or later. */
	List<String> since(long nanoTime) {
		List<Long> times = List.copyOf(this.begun);
		return IntStream.range(0, times.size())
			.filter((i) -> times.get(i) - nanoTime >= 0)
			.mapToObj((i) -> "number " + i)
			.toList();
	}

	/** The longest time between two posts that were stored. */
	Duration longestPause() {
		List<Long> times = List.copyOf(this.stored);
		return Duration.ofNanos(
				IntStream.range(1, times.size()).mapToLong((i) -> times.get(i) - times.get(i - 1)).max().orElse(0));
	}

	@Override
	public void close() throws InterruptedException {
		this.ended = true;
		this.thread.join();
	}

}
