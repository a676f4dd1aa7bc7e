package chat.maru.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change that a follower makes. It shares a commit with the posts that arrive at the
 * same time.
 */
sealed interface FollowerChange extends Change {

	/**
	 * Stores a follower's result and its new places.
	 *
	 * @param moves the moves of the follower's places
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

	/** Moves a follower back to the first entry of each log and clears its result. */
	record Restart(Follower follower) implements FollowerChange {
	}

	/**
	 * The move of a follower's place in a log.
	 *
	 * @param from the seq of the last entry that was followed before, or 0
	 * @param to the seq of the last entry that is followed now
	 */
	record Move(String log, long from, long to) {
	}

}
