package chat.maru.fanout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * The environment of a {@link Schedule}: the log, the feeds, and the order of threads.
 */
interface Stage {

	/** A new thread. */
	Executor thread();

	/** Runs a task on a thread after others have had some turns. */
	default void later(Executor thread, int turns, Runnable task) {
		thread.execute((turns > 0) ? () -> later(thread, turns - 1, task) : task);
	}

	/** The stripe for the next session. */
	Stripe stripe();

	/** The log of a room, as a subscription reads it. */
	ReadableLog log(String room);

	RoomFeeds feeds();

	LogPages pages();

	/** Creates a room that contains some messages. Returns its id. */
	String room(int messages, String text);

	/** Posts a message. Completes with its seq after it was published. */
	CompletableFuture<Long> post(String room, String text);

	/** The seq of the newest committed event. */
	long lastSeq(String room);

	/** Runs all threads until the condition is true or no thread has anything to do. */
	void playUntil(BooleanSupplier settled);

}
