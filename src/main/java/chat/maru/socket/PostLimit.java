package chat.maru.socket;

import java.time.Duration;

import chat.maru.account.Account;
import chat.maru.limit.RateLimit;
import chat.maru.settings.MaruProperties;

import org.springframework.stereotype.Component;

/** How many posts one person may send, over all their connections. */
@Component
class PostLimit {

	/** How many seconds' posts may come at once. */
	private static final int BURST = 2;

	private final RateLimit limit;

	PostLimit(MaruProperties properties) {
		long perSecond = properties.limits().messagesPerSecond();
		this.limit = RateLimit.perSecond(perSecond, BURST * perSecond);
	}

	/**
	 * Counts one more.
	 * @throws FrameRefused where that is one too many; it says when there is room again
	 */
	void count(Account author) {
		Duration wait = this.limit.take(author.id());
		if (!wait.isZero()) {
			throw new FrameRefused(
					new Refusal("too-many-messages", "You are sending too fast; send it again in a moment.")
						.retryAfter(wait.toMillis() + 1));
		}
	}

}
