package chat.maru.fanout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Threads that take turns in a random order: each time, one of the threads with tasks
 * runs one task. The same random values give the same order.
 */
final class Turns {

	/** Far more than any schedule needs; reached only by an endless loop. */
	private static final int MOST = 300_000;

	private final Random random;

	private final List<Line> waiting = new ArrayList<>();

	private @Nullable Line current;

	Turns(Random random) {
		this.random = random;
	}

	Line line() {
		return new Line();
	}

	/** Runs until no thread has tasks. */
	void play() {
		for (int turn = 0; !this.waiting.isEmpty(); turn++) {
			if (turn == MOST) {
				throw new AssertionError("It goes on without end");
			}
			int drawn = this.random.nextInt(this.waiting.size());
			Line line = this.waiting.get(drawn);
			Runnable task = line.tasks.remove();
			if (line.tasks.isEmpty()) {
				this.waiting.set(drawn, this.waiting.get(this.waiting.size() - 1));
				this.waiting.remove(this.waiting.size() - 1);
			}
			this.current = line;
			task.run();
			this.current = null;
		}
	}

	/** The tasks of one thread, in order. */
	final class Line implements Executor {

		private final Queue<Runnable> tasks = new ArrayDeque<>();

		@Override
		public void execute(Runnable task) {
			if (this.tasks.isEmpty()) {
				Turns.this.waiting.add(this);
			}
			this.tasks.add(task);
		}

		boolean isCurrent() {
			return Turns.this.current == this;
		}

	}

}
