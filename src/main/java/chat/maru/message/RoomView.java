package chat.maru.message;

import chat.maru.room.Room;
import chat.maru.room.RoomKind;

/**
 * A room as somebody sees it who is in it.
 *
 * @param lastSeq the newest seq of its log
 * @param unread how many events came after what they have read
 */
public record RoomView(String id, String name, RoomKind kind, String topic, long lastSeq, long unread) {

	/**
	 * See a room.
	 * @param mark up to where they have read it; 0 for not at all
	 */
	static RoomView of(Room room, long lastSeq, long mark) {
		// Nobody is told that they have not read what everybody wrote before they came.
		long unread = (mark == 0 && room.everyone()) ? 0 : Math.max(0, lastSeq - mark);
		return new RoomView(room.id(), room.name(), room.kind(), room.topic(), lastSeq, unread);
	}

}
