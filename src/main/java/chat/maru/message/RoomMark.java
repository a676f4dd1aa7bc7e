package chat.maru.message;

import chat.maru.log.Head;

/**
 * How far an account has read one of its rooms.
 *
 * @param everyone whether everyone is in the room without having joined
 * @param seq the seq of the last event that the account has read; 0 for none
 * @param messages how many messages the room had up to that event
 */
public record RoomMark(boolean everyone, long seq, long messages) {

	static RoomMark of(boolean everyone, Head read) {
		return new RoomMark(everyone, read.seq(), read.messages());
	}

	/** Returns the mark after the account has read up to an event. It never goes back. */
	public RoomMark readTo(long readSeq, long readMessages) {
		return (readSeq > this.seq) ? new RoomMark(this.everyone, readSeq, readMessages) : this;
	}

	/**
	 * Returns how many messages are unread. In a room that everyone is in, nothing is
	 * unread until the account has read it for the first time.
	 * @param head the head of the room's log
	 */
	public long unread(Head head) {
		return (this.seq > 0 || !this.everyone) ? Math.max(0, head.messages() - this.messages) : 0;
	}

}
