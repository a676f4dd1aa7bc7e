package chat.maru.log;

import java.util.List;

/**
 * The outcome of a change.
 *
 * @param entries the change's entries, in the order in which they were appended; empty if
 * there was nothing to change. If the change was sent again, its first entry from the
 * first time
 * @param repeated whether the change was sent again and nothing was stored
 */
public record Outcome(List<Entry> entries, boolean repeated) {

	/** Returns whether anything was stored. */
	public boolean changed() {
		return !this.repeated && !this.entries.isEmpty();
	}

	/**
	 * Returns the seq of the first entry.
	 * @throws IndexOutOfBoundsException if there are no entries
	 */
	public long seq() {
		return this.entries.get(0).seq();
	}

}
