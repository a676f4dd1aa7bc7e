package chat.maru.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import chat.maru.log.Leases.Fence;
import org.jspecify.annotations.Nullable;

/**
 * A change that a follower makes. It shares a commit with the posts that arrive at the
 * same time.
 */
sealed interface FollowerChange extends Change {

	/**
	 * Stores a follower's result and its new places.
	 *
	 * @param moves the moves of the follower's places
	 * @param fence the lease under which it is stored; null if there is only one node
	 */
	record Step(Follower follower, Follower.Result result, List<Move> moves,
			@Nullable Fence fence) implements FollowerChange {

		static Step of(Follower follower, Follower.Result result, List<Entry> entries, @Nullable Fence fence) {
			Map<String, Move> moves = new LinkedHashMap<>();
			for (Entry entry : entries) {
				moves.merge(entry.log(), new Move(entry.log(), entry.seq() - 1, entry.seq()),
						(first, next) -> new Move(first.log(), first.from(), next.to()));
			}
			return new Step(follower, result, new ArrayList<>(moves.values()), fence);
		}

	}

	/** Returns the lease under which it is stored; null if there is only one node. */
	@Nullable Fence fence();

	/**
	 * Moves a follower back to the first entry of each log and clears its result.
	 *
	 * @param fence the lease under which it is stored; null if there is only one node
	 */
	record Restart(Follower follower, @Nullable Fence fence) implements FollowerChange {
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
