package chat.maru.room;

/**
 * A place with a log of its own.
 *
 * @param id an opaque id that never changes
 * @param name what people call it, 1 to 40 characters; empty for a direct talk
 * @param kind who may find it
 * @param topic what it is about, up to 200 characters; may be empty
 * @param everyone whether everybody is in it, without having joined
 * @param archived whether nothing more is written in it
 */
public record Room(String id, String name, RoomKind kind, String topic, boolean everyone, boolean archived) {

	/** The room that everyone is in. */
	public static final String LOBBY = "lobby";

	/** Characters of a topic. */
	public static final int LONGEST_TOPIC = 200;

}
