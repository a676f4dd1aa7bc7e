package chat.maru.fanout;

import java.util.Optional;

import chat.maru.room.Room;

/** Every destination that a client can use. They are built and parsed only here. */
public final class Topics {

	/** The topic of the lobby's events. For another room, append a dot and its id. */
	public static final String CHAT = "/topic/chat";

	/** The topic of presence announcements. */
	public static final String PRESENCE = "/topic/presence";

	/** The topic of who is typing, to which a dot and the room's id belong. */
	private static final String TYPING = "/topic/typing";

	/** The queue for a user's refusals, as the server names it. */
	public static final String ERRORS = "/queue/errors";

	/** The queue for a user's refusals, as clients name it. */
	public static final String USER_ERRORS = "/user/queue/errors";

	/** The events of a user's own log, and the signals for the user. */
	public static final String USER_EVENTS = "/user/queue/events";

	/**
	 * The destination for posts to the lobby. For another room, append a dot and its id.
	 */
	public static final String APP_CHAT = "/app/chat";

	/**
	 * The destination for changes of messages, to which a dot and the room's id belong.
	 */
	private static final String APP_CHANGES = "/app/changes";

	/**
	 * The destination to say that one is typing, to which a dot and the room's id belong.
	 */
	private static final String APP_TYPING = "/app/typing";

	private Topics() {
	}

	/**
	 * The id of the room whose events have this destination; empty if it is not a room's
	 * topic.
	 */
	public static Optional<String> roomRead(String destination) {
		return room(CHAT, destination);
	}

	/**
	 * The id of the room in which this destination tells who is typing; empty if it is
	 * another destination.
	 */
	public static Optional<String> roomWatched(String destination) {
		return named(TYPING, destination);
	}

	/**
	 * The id of the room that this destination posts to; empty if it is not for posts.
	 */
	public static Optional<String> roomPosted(String destination) {
		return room(APP_CHAT, destination);
	}

	/** Returns whether clients can send to a destination. */
	public static boolean isSentTo(String destination) {
		return roomPosted(destination).isPresent() || named(APP_CHANGES, destination).isPresent()
				|| named(APP_TYPING, destination).isPresent();
	}

	/** Like {@link #room}, for destinations that name the lobby as well. */
	private static Optional<String> named(String base, String destination) {
		return destination.equals(base) ? Optional.empty() : room(base, destination);
	}

	private static Optional<String> room(String base, String destination) {
		if (destination.equals(base)) {
			return Optional.of(Room.LOBBY);
		}
		// A slash would split the name when a handler is looked up by it.
		return (destination.startsWith(base + ".") && destination.indexOf('/', base.length()) < 0)
				? Optional.of(destination.substring(base.length() + 1)) : Optional.empty();
	}

}
