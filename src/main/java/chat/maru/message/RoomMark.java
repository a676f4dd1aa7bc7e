package chat.maru.message;

import chat.maru.log.Head;
import org.jspecify.annotations.Nullable;

/**
 * How far an account has read one of its rooms.
 *
 * @param counted whether later messages count as unread. In a room that everyone is in,
 * this begins when the account reads it for the first time
 * @param seq the seq of the last event that the account has read; 0 for none
 * @param messages how many of the room's messages are not unread: those up to that event,
 * and the deleted ones after it
 * @param mentions how many messages mention the account that it has not read
 */
public record RoomMark(boolean counted, long seq, long messages, long mentions) {

	/**
	 * Returns the mark of an account in a room.
	 * @param everyone whether everyone is in the room without having joined
	 * @param read the stored mark; null if the account has never read the room
	 * @param mentions how many messages mention the account that it has not read
	 */
	static RoomMark of(boolean everyone, @Nullable Head read, long mentions) {
		return (read != null) ? new RoomMark(true, read.seq(), read.messages(), mentions)
				: new RoomMark(!everyone, 0, 0, mentions);
	}

	/**
	 * Returns the mark after the account has marked the messages after an event as
	 * unread.
	 */
	public RoomMark backTo(long readSeq, long readMessages, long unreadMentions) {
		return new RoomMark(true, readSeq, readMessages, unreadMentions);
	}

	/** Returns the mark after the account has read up to an event. It never goes back. */
	public RoomMark readTo(long readSeq, long readMessages, long unreadMentions) {
		return (readSeq > this.seq) ? new RoomMark(true, readSeq, readMessages, unreadMentions) : this;
	}

	/**
	 * Returns how many messages are unread.
	 * @param head the head of the room's log
	 */
	public long unread(Head head) {
		return this.counted ? Math.max(0, head.messages() - this.messages) : 0;
	}

}
