package chat.maru.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The latest form that each browser has sent, for ten minutes and up to a number of bytes
 * together. Only the latest: after another change, the same form may be meant.
 */
final class LatestForms {

	private static final Duration KEPT = Duration.ofMinutes(10);

	private static final int MOST_BYTES = 16 << 20;

	/** What an entry takes besides, in bytes. */
	private static final int OVERHEAD = 500;

	private final Cache<String, SentForm> latest = Caffeine.newBuilder()
		.maximumWeight(MOST_BYTES)
		.weigher((String browser, SentForm form) -> OVERHEAD + form.size())
		.expireAfterWrite(KEPT)
		.build();

	/**
	 * A browser sends a form.
	 * @param browser what it is known by, at least one
	 * @return the form, if it is to be answered; or the earlier one that it repeats
	 */
	SentForm begin(List<String> browser, SentForm form) {
		SentForm first = this.latest.asMap()
			.merge(browser.get(0), form, (before, now) -> before.isRepeatedBy(now, browser) ? before : now);
		if (first == form) {
			browser.forEach((id) -> this.latest.put(id, form));
		}
		return first;
	}

	/**
	 * A form has been answered. One that was refused is not kept: nothing came of it, and
	 * it may succeed the next time.
	 * @param answer null where it failed
	 * @param begun the id of the session that it began; null for none
	 */
	void finish(List<String> browser, SentForm form, @Nullable FormAnswer answer, @Nullable String begun) {
		boolean kept = answer != null && answer.isDone();
		List<String> ids = new ArrayList<>(browser);
		if (kept && begun != null) {
			// First: as soon as it is answered, the browser may come with the new
			// session.
			this.latest.put(begun, form);
			ids.add(begun);
		}
		form.complete(answer, begun);
		for (String id : ids) {
			// Also to weigh it again, now that it has an answer.
			this.latest.asMap().computeIfPresent(id, (key, now) -> (now == form && !kept) ? null : now);
		}
	}

}
