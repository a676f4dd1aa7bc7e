package chat.maru.fanout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Where a {@link Schedule} is played: the log, the feeds, and whose turn it is. */
interface Stage {

	/** A thread of somebody's own. */
	Executor thread();

	/** Do something on somebody's thread, after others had some turns. */
	default void later(Executor thread, int turns, Runnable task) {
		thread.execute((turns > 0) ? () -> later(thread, turns - 1, task) : task);
	}

	/** The stripe for the next session. */
	Stripe stripe();

	RoomFeeds feeds();

	LogPages pages();

	/** A new room, in which there are messages already. Returns its id. */
	String room(int messages, String text);

	/** Post; completes with the seq after everyone was told. */
	CompletableFuture<Long> post(String room, String text);

	/** The seq of the newest event that is committed. */
	long lastSeq(String room);

	/** Let everybody do what they want to until it is so, or nobody wants anything. */
	void playUntil(BooleanSupplier settled);

}
