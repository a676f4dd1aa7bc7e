package chat.maru.message;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import chat.maru.refusal.Refused;
import chat.maru.storage.StorageReason;

/** Limits how long a request over HTTP waits for its commit, without a thread. */
final class CommitWait {

	/**
	 * Shorter than the container's timeout for asynchronous requests, so that the client
	 * gets an answer of the API.
	 */
	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private CommitWait() {
	}

	/** Returns the same future, except that it fails only with {@link Refused}. */
	static <T> CompletableFuture<T> bounded(CompletableFuture<T> commit) {
		return commit.orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionallyCompose((failure) -> CompletableFuture.failedFuture(refused(failure)));
	}

	private static Throwable refused(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		// After a timeout it is unknown whether the change is committed, so the client
		// sends it again.
		return (cause instanceof Refused) ? cause : new Refused(StorageReason.FAILED, RETRY_AFTER);
	}

}
