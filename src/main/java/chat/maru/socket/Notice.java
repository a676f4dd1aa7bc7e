package chat.maru.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of a person hear of their rooms.
 *
 * @param type for programs
 * @param room the room's id
 * @param seq up to where they have read it; null where it is not about that
 */
record Notice(String type, String room, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seq) {

	/** They are in a room from now on. */
	static Notice joined(String room) {
		return new Notice("room-joined", room, null);
	}

	/** They have read a room on one of their devices. */
	static Notice read(String room, long seq) {
		return new Notice("room-read", room, seq);
	}

}
