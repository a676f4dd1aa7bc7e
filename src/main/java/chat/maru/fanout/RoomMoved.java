package chat.maru.fanout;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The signal that the log of a room has moved on. It is not stored and has no seq: one
 * that is lost is made up for by the next one.
 *
 * @param type for programs
 * @param room the room's id
 * @param lastSeq the newest seq of the room's log
 * @param unread how many messages the account has not read
 * @param mentions how many messages mention the account that it has not read
 * @param name the room's new name; null if it was not renamed
 * @param archived whether the room is archived; null if that did not change
 */
@JsonInclude(Include.NON_NULL)
record RoomMoved(String type, String room, long lastSeq, long unread, long mentions, @Nullable String name,
		@Nullable Boolean archived) {

	RoomMoved(String room, long lastSeq, long unread, long mentions, @Nullable String name,
			@Nullable Boolean archived) {
		this("room-moved", room, lastSeq, unread, mentions, name, archived);
	}

	/**
	 * As a MESSAGE frame.
	 * @param heading the headers that are the subscription's own
	 */
	String frame(byte[] heading, JsonMapper json) {
		byte[] body = json.writeValueAsBytes(this);
		return new String(heading, StandardCharsets.UTF_8) + "content-type:application/json\nmessage-id:moved-"
				+ this.room + '-' + this.lastSeq + "\ncontent-length:" + body.length + "\n\n"
				+ new String(body, StandardCharsets.UTF_8) + '\0';
	}

}
