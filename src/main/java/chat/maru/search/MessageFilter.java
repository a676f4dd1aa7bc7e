package chat.maru.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import chat.maru.message.Message;
import chat.maru.search.SearchText.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a message is what a query asks for, by the message as it is now.
 *
 * @param authors the ids of the accounts of whom one must be the author; null for all
 */
record MessageFilter(SearchQuery query, @Nullable Set<String> authors) {

	private static final int MAX_MARKS = 100;

	/**
	 * Checks a message.
	 * @return where the words of the query are; empty if the message does not match
	 */
	Optional<List<Mark>> check(Message message) {
		long at = message.sentAt().toEpochMilli();
		boolean fits = message.deletedAt() == null && at >= this.query.earliest() && at < this.query.latest()
				&& (this.authors == null || this.authors.contains(message.author().id()))
				&& this.query.features().stream().allMatch((feature) -> feature.isIn(message.text()));
		return fits ? marks(SearchText.of(message.text())) : Optional.empty();
	}

	private Optional<List<Mark>> marks(SearchText text) {
		if (this.query.excluded().stream().anyMatch((phrase) -> !phrase.find(text).isEmpty())) {
			return Optional.empty();
		}
		List<Mark> marks = new ArrayList<>();
		for (Phrase phrase : this.query.words()) {
			List<Mark> found = phrase.find(text);
			if (found.isEmpty()) {
				return Optional.empty();
			}
			marks.addAll(found);
		}
		return Optional.of(merged(marks));
	}

	/** Joins marks that touch, in the order of the text. */
	private static List<Mark> merged(List<Mark> marks) {
		List<Mark> merged = new ArrayList<>();
		for (Mark mark : marks.stream().sorted(Comparator.comparingInt(Mark::at)).toList()) {
			Mark last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
			if (last != null && mark.at() <= last.end()) {
				merged.set(merged.size() - 1, new Mark(last.at(), Math.max(last.end(), mark.end()) - last.at()));
			}
			else if (merged.size() < MAX_MARKS) {
				merged.add(mark);
			}
		}
		return merged;
	}

}
