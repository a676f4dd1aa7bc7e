package chat.maru.log;

import java.util.List;

/**
 * What a change has become.
 *
 * @param entries its entries, in the order in which they were appended; empty if there
 * was nothing to change. Those of the first time if it was sent again
 * @param repeated whether it was sent again, and nothing was stored
 */
public record Outcome(List<Entry> entries, boolean repeated) {

	/** Whether this changed anything. */
	public boolean changed() {
		return !this.repeated && !this.entries.isEmpty();
	}

	/** The seq of its only entry. */
	public long seq() {
		return this.entries.get(0).seq();
	}

}
