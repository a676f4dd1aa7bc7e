package chat.maru.room;

/**
 * A place with a log of its own.
 *
 * @param id an opaque id that never changes
 * @param name what people call it
 */
public record Room(String id, String name) {

	/** The room that everyone is in. */
	public static final String LOBBY = "lobby";

}
