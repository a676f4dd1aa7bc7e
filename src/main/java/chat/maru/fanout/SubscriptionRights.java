package chat.maru.fanout;

import chat.maru.room.ReadingRights;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;

/**
 * The rights by which a SUBSCRIBE frame reads a room, carried from the guard that checked
 * them to the broker. A frame without them gets no feed.
 */
public final class SubscriptionRights {

	private static final String HEADER = SubscriptionRights.class.getName();

	private SubscriptionRights() {
	}

	/** Attach rights to a frame that is still mutable. */
	public static void attach(SimpMessageHeaderAccessor frame, ReadingRights rights) {
		frame.setHeader(HEADER, rights);
	}

	/** The rights to a room that a frame carries; null for none, or for another room. */
	static @Nullable ReadingRights of(MessageHeaders headers, String room) {
		return (headers.get(HEADER) instanceof ReadingRights rights && rights.roomId().equals(room)) ? rights : null;
	}

}
