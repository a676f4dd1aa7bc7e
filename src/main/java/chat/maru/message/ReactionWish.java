package chat.maru.message;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * That an account wants to react with an emoji, or to take its reaction back. Many of
 * them can be one {@link ReactionBatch}, and each has an answer of its own.
 */
final class ReactionWish {

	private final String account;

	private final String clientId;

	private final boolean wanted;

	private final CompletableFuture<Void> answer = new CompletableFuture<>();

	/** Used by the writer's thread only. */
	private @Nullable Refused refusal;

	/**
	 * Creates a wish.
	 * @param account the account's id
	 * @param clientId a UUID in lower case, by which the server recognises that the wish
	 * was sent again
	 * @param wanted true to react, false to take the reaction back
	 */
	ReactionWish(String account, String clientId, boolean wanted) {
		this.account = account;
		this.clientId = clientId;
		this.wanted = wanted;
	}

	String account() {
		return this.account;
	}

	String clientId() {
		return this.clientId;
	}

	boolean isWanted() {
		return this.wanted;
	}

	/** Completes when the wish is on disk, or exceptionally with {@link Refused}. */
	CompletableFuture<Void> answer() {
		return this.answer;
	}

	/** Sets why this wish alone is refused; null if it is not. */
	void refuse(@Nullable Refused why) {
		this.refusal = why;
	}

	/** Answers when the batch is on disk, or has failed. */
	void answer(@Nullable Throwable failure) {
		if (failure != null || this.refusal != null) {
			this.answer.completeExceptionally((failure != null) ? failure : Objects.requireNonNull(this.refusal));
		}
		else {
			this.answer.complete(null);
		}
	}

}
