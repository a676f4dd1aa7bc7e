package chat.maru.fanout;

import java.nio.charset.StandardCharsets;

import chat.maru.message.RoomEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as it goes over the wire: the part of its MESSAGE frame that is the same for
 * every subscriber, made once.
 *
 * @param seq its number in the room's log
 * @param rest the frame from the headers that do not differ up to its NUL
 */
record EncodedEvent(long seq, String rest) {

	static EncodedEvent of(RoomEvent event, JsonMapper json) {
		String body = json.writeValueAsString(event);
		String rest = "content-type:application/json\nmessage-id:" + event.room() + '-' + event.seq()
				+ "\ncontent-length:" + body.getBytes(StandardCharsets.UTF_8).length + "\n\n" + body + '\0';
		return new EncodedEvent(event.seq(), rest);
	}

	/** About how much memory or network it takes. */
	int size() {
		return this.rest.length();
	}

}
