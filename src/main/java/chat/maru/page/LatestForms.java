package chat.maru.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import chat.maru.cluster.LocalCache;
import org.jspecify.annotations.Nullable;

/**
 * The latest form of each browser, for ten minutes and up to a total size. Only the
 * latest is kept, because after another change the user may want to send the same form
 * again.
 * <p>
 * They stay on this node: an answer may have a secret, which does not belong into the
 * database. If the same form reaches another node, it is handled there.
 */
final class LatestForms {

	private static final Duration RETENTION = Duration.ofMinutes(10);

	private static final int MAX_BYTES = 16 << 20;

	/** The memory that an entry takes in addition to its answer, in bytes. */
	private static final int OVERHEAD = 500;

	private final LocalCache<String, SentForm> latest = new LocalCache<>(MAX_BYTES, (form) -> OVERHEAD + form.size(),
			RETENTION);

	/**
	 * Registers a form that a browser sends.
	 * @param browser the ids of the browser, at least one
	 * @return the same form if it must be handled; otherwise the earlier form that it
	 * repeats
	 */
	SentForm begin(List<String> browser, SentForm form) {
		SentForm first = this.latest.merge(browser.get(0), form,
				(before, now) -> before.isRepeatedBy(now, browser) ? before : now);
		if (first == form) {
			browser.forEach((id) -> this.latest.put(id, form));
		}
		return first;
	}

	/**
	 * Stores the answer to a form. A form that was refused is removed: it had no effect
	 * and may succeed the next time.
	 * @param answer the answer; null if handling the form failed
	 * @param begun the id of the session that the form started; null for none
	 */
	void finish(List<String> browser, SentForm form, @Nullable FormAnswer answer, @Nullable String begun) {
		boolean kept = answer != null && answer.isDone();
		List<String> ids = new ArrayList<>(browser);
		if (kept && begun != null) {
			// Must come first: as soon as the form is answered, the browser may send a
			// request with
			// the new session.
			this.latest.put(begun, form);
			ids.add(begun);
		}
		form.complete(answer, begun);
		for (String id : ids) {
			// This also updates the entry's weight, which now includes the answer.
			this.latest.replace(id, (now) -> (now == form && !kept) ? null : now);
		}
	}

}
