package chat.maru.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user's rooms, sent to all of the user's connections.
 *
 * @param type the code of the change
 * @param room the room's id
 * @param seq the seq up to which the user has read the room; null for other changes
 */
record Notice(String type, String room, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seq) {

	/** The user has joined a room. */
	static Notice joined(String room) {
		return new Notice("room-joined", room, null);
	}

	/** The user has read a room on one of their devices. */
	static Notice read(String room, long seq) {
		return new Notice("room-read", room, seq);
	}

}
