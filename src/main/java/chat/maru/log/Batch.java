package chat.maru.log;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes that are committed together. It outlives the transaction: if that is rolled
 * back, the next one knows more about the logs that it needs.
 */
final class Batch {

	private final List<? extends Change> changes;

	/** Logs that changes appended to without having declared them. */
	private final Set<String> undeclared = new HashSet<>();

	Batch(List<? extends Change> changes) {
		this.changes = changes;
	}

	List<? extends Change> changes() {
		return this.changes;
	}

	/** Returns all logs that are known to be needed, sorted. */
	Set<String> logs() {
		Set<String> logs = new TreeSet<>(this.undeclared);
		this.changes.forEach((change) -> logs.addAll(change.logs()));
		return logs;
	}

	/** Returns the keys of the changes that have one. */
	List<ChangeKey> keys() {
		return this.changes.stream().map(Change::key).filter(Objects::nonNull).toList();
	}

	/** Adds a log that a change appends to and has not declared. */
	void add(String log) {
		this.undeclared.add(log);
	}

}
