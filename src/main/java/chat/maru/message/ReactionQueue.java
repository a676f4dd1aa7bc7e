package chat.maru.message;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import chat.maru.log.LogWriter;
import chat.maru.log.Outcome;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Passes reactions to the writer. Those that arrive while an earlier one with the same
 * emoji waits for its commit join it. So a thousand people who react to one message are a
 * few dozen events, and a single reaction does not wait.
 */
@Component
class ReactionQueue {

	private final LogWriter log;

	private final Map<Key, ReactionBatch> waiting = new HashMap<>();

	ReactionQueue(LogWriter log) {
		this.log = log;
	}

	/**
	 * Submits a wish.
	 * @return completes when the wish is on disk, or exceptionally with {@link Refused}.
	 * It completes on the writer's thread, so dependent stages must be quick
	 * @throws Refused if too many changes wait
	 */
	CompletableFuture<Void> submit(String room, long message, String emoji, ReactionWish wish) {
		Key key = new Key(room, message, emoji);
		ReactionBatch batch;
		CompletableFuture<Outcome> commit;
		synchronized (this.waiting) {
			ReactionBatch earlier = this.waiting.get(key);
			if (earlier != null && earlier.add(wish)) {
				return wish.answer();
			}
			batch = new ReactionBatch(room, message, emoji, wish);
			commit = this.log.submit(batch);
			this.waiting.put(key, batch);
		}
		// Outside of the lock, because it may be committed already.
		commit.whenComplete((outcome, failure) -> end(key, batch, failure));
		return wish.answer();
	}

	private void end(Key key, ReactionBatch batch, @Nullable Throwable failure) {
		synchronized (this.waiting) {
			this.waiting.remove(key, batch);
		}
		batch.begin().forEach((wish) -> wish.answer(cause(failure)));
	}

	private static @Nullable Throwable cause(@Nullable Throwable failure) {
		return (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause() : failure;
	}

	private record Key(String room, long message, String emoji) {
	}

}
