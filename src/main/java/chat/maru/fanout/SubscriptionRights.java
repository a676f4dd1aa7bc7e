package chat.maru.fanout;

import chat.maru.person.PersonRights;
import chat.maru.room.ReadingRights;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;

/**
 * Carries a SUBSCRIBE frame's rights to read a room from the guard that checked them to
 * the broker. A frame without rights gets no feed.
 */
public final class SubscriptionRights {

	private static final String HEADER = SubscriptionRights.class.getName();

	private SubscriptionRights() {
	}

	/** Attaches rights to a frame that is still mutable. */
	public static void attach(SimpMessageHeaderAccessor frame, ReadingRights rights) {
		frame.setHeader(HEADER, rights);
	}

	/** Attaches the rights to a person's own log to a frame that is still mutable. */
	public static void attach(SimpMessageHeaderAccessor frame, PersonRights rights) {
		frame.setHeader(HEADER, rights);
	}

	/** The rights to a person's own log that a frame carries; null if it has none. */
	static @Nullable PersonRights ofPerson(MessageHeaders headers) {
		return (headers.get(HEADER) instanceof PersonRights rights) ? rights : null;
	}

	/**
	 * The rights that a frame carries; null if it has none, or only those for another
	 * room.
	 */
	static @Nullable ReadingRights of(MessageHeaders headers, String room) {
		return (headers.get(HEADER) instanceof ReadingRights rights && rights.roomId().equals(room)) ? rights : null;
	}

}
