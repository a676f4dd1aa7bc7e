package chat.maru.message;

import chat.maru.account.Account;
import chat.maru.limit.RateLimit;
import chat.maru.limit.RateLimits;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Component;

/** Limits how many posts an account may send over all its connections. */
@Component
class PostLimit {

	/** How many seconds' worth of posts may come at once. */
	private static final int BURST_SECONDS = 2;

	private final RateLimit limit;

	PostLimit(MessageSettings settings, RateLimits limits) {
		long perSecond = settings.messagesPerSecond();
		this.limit = limits.sharedPerSecond(perSecond, BURST_SECONDS * perSecond);
	}

	/**
	 * Counts a post.
	 * @throws Refused if the account has reached the limit. It says when the account may
	 * post again
	 */
	void count(Account author) {
		this.limit.require(author.id(), MessageReason.TOO_MANY);
	}

}
