package chat.maru.fanout;

import java.util.HashSet;
import java.util.Set;

import chat.maru.message.Message;
import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Changed;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomMark;
import org.jspecify.annotations.Nullable;

/** The changes of a room since its members were told last. */
final class RoomMove {

	/** The account that posted, while that is all that happened. */
	private @Nullable String onlyPoster;

	private boolean more;

	/** The accounts that are mentioned in a new text. */
	private final Set<String> mentioned = new HashSet<>();

	/** Whether a text was edited or deleted, and with it perhaps mentions. */
	private boolean rewritten;

	/** The seq of the newest message that was deleted; 0 for none. */
	private long deleted;

	private @Nullable String name;

	private @Nullable Boolean archived;

	void add(RoomEvent event) {
		if (event instanceof Posted posted) {
			mention(posted.message());
		}
		else if (event instanceof Edited edited) {
			this.rewritten = true;
			mention(edited.message());
		}
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

	private void mention(Message message) {
		message.mentions().forEach((mention) -> this.mentioned.add(mention.id()));
	}

	/** Whether there is something in it that the account did not post itself. */
	boolean isNewsTo(String account) {
		return this.more || !account.equals(this.onlyPoster);
	}

	/**
	 * Whether what an account has not read has to be counted again: it is mentioned, a
	 * text that mentions it may be gone, or a message was deleted after its mark.
	 */
	boolean recounts(String account, RoomMark mark) {
		boolean gone = (this.rewritten || this.deleted > 0) && mark.mentions() > 0;
		return gone || this.deleted > mark.seq() || this.mentioned.contains(account);
	}

	RoomMoved tell(String room, long lastSeq, long unread, long mentions) {
		return new RoomMoved(room, lastSeq, unread, mentions, this.name, this.archived);
	}

}
