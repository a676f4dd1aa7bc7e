package chat.maru.fanout;

import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Changed;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Posted;
import org.jspecify.annotations.Nullable;

/** The changes of a room since its members were told last. */
final class RoomMove {

	/** The account that posted, while that is all that happened. */
	private @Nullable String onlyPoster;

	private boolean more;

	/** The seq of the newest message that was deleted; 0 for none. */
	private long deleted;

	private @Nullable String name;

	private @Nullable Boolean archived;

	void add(RoomEvent event) {
		if (event instanceof Posted posted && !this.more
				&& (this.onlyPoster == null || this.onlyPoster.equals(posted.message().author().id()))) {
			this.onlyPoster = posted.message().author().id();
			return;
		}
		this.more = true;
		if (event instanceof Deleted gone) {
			this.deleted = Math.max(this.deleted, gone.message().seq());
		}
		if (event instanceof Changed changed) {
			this.name = (changed.name() != null) ? changed.name() : this.name;
			this.archived = switch (changed.type()) {
				case "archived" -> true;
				case "unarchived" -> false;
				default -> this.archived;
			};
		}
	}

	/** Whether there is something in it that the account did not post itself. */
	boolean isNewsTo(String account) {
		return this.more || !account.equals(this.onlyPoster);
	}

	/** Whether a message was deleted that is after a mark. */
	boolean hasDeletedAfter(long seq) {
		return this.deleted > seq;
	}

	RoomMoved tell(String room, long lastSeq, long unread) {
		return new RoomMoved(room, lastSeq, unread, this.name, this.archived);
	}

}
