package chat.maru.fanout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.Reacted;
import chat.maru.person.PersonEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as it goes over the wire: the part of its MESSAGE frame that is the same for
 * every subscriber, encoded once.
 *
 * @param seq its number in the room's log
 * @param edits the seq of the message whose text or reactions it changes; 0 for all other
 * events
 * @param rest the frame in UTF-8, from the first header that is the same for all
 * subscribers to the final NUL
 */
record EncodedEvent(long seq, long edits, byte[] rest) {

	static EncodedEvent of(RoomEvent event, JsonMapper json) {
		long edits = 0;
		if (event instanceof Edited edited) {
			edits = edited.message().seq();
		}
		else if (event instanceof Reacted reacted) {
			edits = reacted.messageSeq();
		}
		return of(event.room(), event.seq(), edits, json.writeValueAsBytes(event));
	}

	static EncodedEvent of(PersonEvent event, JsonMapper json) {
		return of("me", event.seq(), 0, json.writeValueAsBytes(event));
	}

	/**
	 * A presence event, which is of no log.
	 * @param number tells one event from another
	 */
	static EncodedEvent of(PresenceEvent event, long number, JsonMapper json) {
		return of("presence", number, 0, json.writeValueAsBytes(event));
	}

	/**
	 * A typing event, which is of no log.
	 * @param number tells one event from another
	 */
	static EncodedEvent of(TypingEvent event, long number, JsonMapper json) {
		return of("typing", number, 0, json.writeValueAsBytes(event));
	}

	private static EncodedEvent of(String log, long seq, long edits, byte[] body) {
		byte[] headers = ("content-type:application/json\nmessage-id:" + log + '-' + seq + "\ncontent-length:"
				+ body.length + "\n\n")
			.getBytes(StandardCharsets.UTF_8);
		return new EncodedEvent(seq, edits,
				ByteBuffer.allocate(headers.length + body.length + 1).put(headers).put(body).put((byte) 0).array());
	}

	/** The size in bytes. */
	int size() {
		return this.rest.length;
	}

}
