package chat.maru.message;

import chat.maru.room.Room;
import chat.maru.room.RoomKind;
import chat.maru.room.RoomRole;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A room as somebody sees it who is in it.
 *
 * @param lastSeq the newest seq of its log
 * @param unread how many messages came after what they have read
 * @param role what they are there; null where everybody is in it, and they do not
 * administer the server
 */
public record RoomView(String id, String name, RoomKind kind, String topic, long lastSeq, long unread,
		@JsonInclude(Include.NON_NULL) @Nullable RoomRole role) {

	/**
	 * See a room.
	 * @param mark up to where they have read it; empty for not at all
	 */
	static RoomView of(Room room, Head head, Head mark, @Nullable RoomRole role) {
		// Nobody is told that they have not read what everybody wrote before they came.
		boolean news = mark.seq() > 0 || !room.everyone();
		return new RoomView(room.id(), room.name(), room.kind(), room.topic(), head.seq(),
				news ? Math.max(0, head.messages() - mark.messages()) : 0, role);
	}

}
