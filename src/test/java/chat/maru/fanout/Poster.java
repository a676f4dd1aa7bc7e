package chat.maru.fanout;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Posts some messages, waits for the receipts, and posts again. */
final class Poster {

	private final Random random;

	private final Schedule schedule;

	private final Stage stage;

	private final Executor thread;

	private final int most;

	private final int rest;

	Poster(Random random, Schedule schedule, Stage stage) {
		this.random = random;
		this.schedule = schedule;
		this.stage = stage;
		this.thread = stage.thread();
		this.most = 1 + random.nextInt(40);
		this.rest = 1 + random.nextInt(40);
		schedule.begins();
	}

	void post(int left) {
		if (left == 0) {
			this.schedule.ends();
			return;
		}
		int some = Math.min(left, 1 + this.random.nextInt(this.most));
		this.stage.later(this.thread, this.random.nextInt(this.rest),
				() -> CompletableFuture.allOf(posts(some)).thenRun(() -> post(left - some)));
	}

	private CompletableFuture<?>[] posts(int count) {
		CompletableFuture<?>[] posts = new CompletableFuture<?>[count];
		for (int i = 0; i < count; i++) {
			String room = this.schedule.rooms().get(this.random.nextInt(this.schedule.rooms().size()));
			posts[i] = this.stage.post(room, this.schedule.text(this.random))
				.thenAccept((seq) -> this.schedule.posted(room, seq));
		}
		return posts;
	}

}
