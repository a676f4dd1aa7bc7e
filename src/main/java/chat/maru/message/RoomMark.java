package chat.maru.message;

import chat.maru.log.Head;

/**
 * How far an account has read a room that it is in.
 *
 * @param everyone whether everyone is in the room, without having joined
 * @param seq the seq up to which it has read; 0 for not at all
 * @param messages how many messages the room had up to there
 */
public record RoomMark(boolean everyone, long seq, long messages) {

	static RoomMark of(boolean everyone, Head read) {
		return new RoomMark(everyone, read.seq(), read.messages());
	}

	/** The mark of an account that has read further. */
	public RoomMark readTo(long readSeq, long readMessages) {
		return (readSeq > this.seq) ? new RoomMark(this.everyone, readSeq, readMessages) : this;
	}

	/**
	 * How many messages are unread. What everyone wrote before an account came is not
	 * unread for it.
	 * @param head where the room's log ends
	 */
	public long unread(Head head) {
		return (this.seq > 0 || !this.everyone) ? Math.max(0, head.messages() - this.messages) : 0;
	}

}
