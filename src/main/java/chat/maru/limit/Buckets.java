package chat.maru.limit;

import java.time.Duration;

/** The token buckets of a limit, by key. */
interface Buckets {

	/**
	 * Takes a token.
	 * @return zero if there was one; otherwise how long to wait for one
	 */
	Duration take(String key);

	/** Puts a token back, if the bucket is not full. */
	void giveBack(String key);

}
