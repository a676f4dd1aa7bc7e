package chat.maru.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a follower stores. It is a change like any other, so it shares a commit with the
 * posts that arrive at the same time.
 */
sealed interface FollowerChange extends Change {

	/**
	 * A follower has read on.
	 *
	 * @param moves its new places
	 */
	record Step(Follower follower, Follower.Result result, List<Move> moves) implements FollowerChange {

		static Step of(Follower follower, Follower.Result result, List<Entry> entries) {
			Map<String, Move> moves = new LinkedHashMap<>();
			for (Entry entry : entries) {
				moves.merge(entry.log(), new Move(entry.log(), entry.seq() - 1, entry.seq()),
						(first, next) -> new Move(first.log(), first.from(), next.to()));
			}
			return new Step(follower, result, new ArrayList<>(moves.values()));
		}

	}

	/** A follower begins, or begins again. */
	record Restart(Follower follower) implements FollowerChange {
	}

	/**
	 * A place that moves on.
	 *
	 * @param from the seq of the last entry that was followed before, or 0
	 * @param to the seq of the last entry that is followed now
	 */
	record Move(String log, long from, long to) {
	}

}
