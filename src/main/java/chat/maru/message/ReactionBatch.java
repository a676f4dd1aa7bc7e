package chat.maru.message;

import java.util.ArrayList;
import java.util.List;

import chat.maru.log.Change;

/**
 * Reactions to one message with one emoji that wait for the same commit, and become one
 * entry. Unlike other changes it grows until the writer begins it.
 */
final class ReactionBatch implements Change {

	/** The maximum number of wishes, so that the event stays small. */
	static final int MAX_WISHES = 500;

	private final String room;

	private final long message;

	private final String emoji;

	private final List<ReactionWish> wishes = new ArrayList<>(1);

	private boolean begun;

	/**
	 * Creates a batch with its first wish.
	 * @param room the room's id
	 * @param message the message's seq
	 */
	ReactionBatch(String room, long message, String emoji, ReactionWish first) {
		this.room = room;
		this.message = message;
		this.emoji = emoji;
		this.wishes.add(first);
	}

	String room() {
		return this.room;
	}

	long message() {
		return this.message;
	}

	String emoji() {
		return this.emoji;
	}

	/** Adds a wish. Returns false if it is too late, or there are too many already. */
	synchronized boolean add(ReactionWish wish) {
		return !this.begun && this.wishes.size() < MAX_WISHES && this.wishes.add(wish);
	}

	/** Returns the wishes in the order in which they came. None is added any more. */
	synchronized List<ReactionWish> begin() {
		this.begun = true;
		return List.copyOf(this.wishes);
	}

	@Override
	public List<String> logs() {
		return List.of(this.room);
	}

}
