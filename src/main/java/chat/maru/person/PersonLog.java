package chat.maru.person;

import java.util.List;

import chat.maru.log.Entry;
import chat.maru.log.Epoch;
import chat.maru.log.LogReader;
import chat.maru.log.LogReason;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the log of a person. Every method takes the reader's rights to it. Old entries
 * are deleted, so a place can be before the first one that is kept.
 */
@Service
public class PersonLog {

	/** The maximum number of entries of one page. */
	static final int MAX_PAGE = 200;

	private final LogReader entries;

	private final Epoch epoch;

	PersonLog(LogReader entries, Epoch epoch) {
		this.entries = entries;
		this.epoch = epoch;
	}

	/** The seq of the newest event; 0 if nothing happened yet. */
	@Transactional(readOnly = true)
	public long lastSeq(PersonRights rights) {
		return this.entries.head(rights.log()).seq();
	}

	/**
	 * The events after a seq, in seq order. They begin later if the ones after it are no
	 * longer kept.
	 */
	@Transactional(readOnly = true)
	public List<PersonEvent> after(PersonRights rights, long seq, int limit) {
		return this.entries.after(rights.log(), seq, limit).stream().map(PersonEvent::of).toList();
	}

	/**
	 * Make sure that a client can read on from a place.
	 * @param epoch the epoch of the place; null if the client does not know it
	 * @param after the seq of the last event that the client has
	 * @throws Refused if the epoch is another one, or the log does not have all that
	 * follows the place
	 */
	@Transactional(readOnly = true)
	public void requirePlace(PersonRights rights, @Nullable String epoch, @Nullable Long after) {
		if (epoch != null && !epoch.equals(this.epoch.value())) {
			throw refused(LogReason.EPOCH_CHANGED, lastSeq(rights));
		}
		if (after != null) {
			long lastSeq = lastSeq(rights);
			if (after > lastSeq || after < first(rights, lastSeq) - 1) {
				throw refused(LogReason.AFTER_INVALID, lastSeq);
			}
		}
	}

	private long first(PersonRights rights, long lastSeq) {
		List<Entry> first = this.entries.after(rights.log(), 0, 1);
		return first.isEmpty() ? lastSeq + 1 : first.get(0).seq();
	}

	private Refused refused(LogReason reason, long lastSeq) {
		return new Refused(reason).with("epoch", this.epoch.value()).with("lastSeq", lastSeq);
	}

	/**
	 * A page of the log, from a place that was checked on.
	 * @param after null for a page without events, to learn where the log ends
	 * @param limit 1 to {@value #MAX_PAGE}
	 */
	@Transactional(readOnly = true)
	public Page page(PersonRights rights, @Nullable Long after, int limit) {
		List<PersonEvent> page = (after != null) ? after(rights, after, limit + 1) : List.of();
		boolean more = page.size() > limit;
		return new Page(more ? page.subList(0, limit) : page, lastSeq(rights), more, this.epoch.value());
	}

	/**
	 * Events in seq order.
	 *
	 * @param events at most as many as were asked for
	 * @param lastSeq the log's newest seq at the same instant
	 * @param more whether there are later ones
	 * @param epoch the epoch of these seqs
	 */
	public record Page(List<PersonEvent> events, long lastSeq, boolean more, String epoch) {
	}

}
