package chat.maru.fanout;

import java.util.Optional;

import chat.maru.room.Room;

/** Every destination a client can name: built and parsed here and nowhere else. */
public final class Topics {

	/** Where the lobby's events go; those of another room add a dot and its id. */
	public static final String CHAT = "/topic/chat";

	/** Where comings and goings go. */
	public static final String PRESENCE = "/topic/presence";

	/** Where, in a person's own queue, refusals go. */
	public static final String ERRORS = "/queue/errors";

	/** The same as its owner names it. */
	public static final String USER_ERRORS = "/user/queue/errors";

	/** Where, in a person's own queue, goes what became of their rooms elsewhere. */
	public static final String ROOMS = "/queue/rooms";

	/** The same as its owner names it. */
	public static final String USER_ROOMS = "/user/queue/rooms";

	/** Where messages for the lobby are sent to; for another room a dot and its id. */
	public static final String APP_CHAT = "/app/chat";

	private Topics() {
	}

	/** The id of the room whose events come on this destination. */
	public static Optional<String> roomRead(String destination) {
		return room(CHAT, destination);
	}

	/** The id of the room that this destination posts to. */
	public static Optional<String> roomPosted(String destination) {
		return room(APP_CHAT, destination);
	}

	private static Optional<String> room(String base, String destination) {
		if (destination.equals(base)) {
			return Optional.of(Room.LOBBY);
		}
		// A slash would part the name where handlers are looked up by it.
		return (destination.startsWith(base + ".") && destination.indexOf('/', base.length()) < 0)
				? Optional.of(destination.substring(base.length() + 1)) : Optional.empty();
	}

}
