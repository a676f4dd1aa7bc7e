package chat.maru.message;

import chat.maru.account.Account;
import chat.maru.limit.RateLimit;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Component;

/** How many posts one person may send, over all their connections. */
@Component
class PostLimit {

	/** How many seconds' posts may come at once. */
	private static final int BURST = 2;

	private final RateLimit limit;

	PostLimit(MessageSettings settings) {
		long perSecond = settings.messagesPerSecond();
		this.limit = RateLimit.perSecond(perSecond, BURST * perSecond);
	}

	/**
	 * Counts one more.
	 * @throws Refused where that is one too many; it says when there is room again
	 */
	void count(Account author) {
		this.limit.require(author.id(), MessageReason.TOO_MANY);
	}

}
