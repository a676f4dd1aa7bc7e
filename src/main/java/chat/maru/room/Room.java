package chat.maru.room;

/**
 * A room, which has a log of its own.
 * 
 * @param id an opaque id that never changes
 * @param name the name, 1 to 40 characters; empty for a direct message
 * @param kind public, private or direct
 * @param topic the topic, up to {@value #LONGEST_TOPIC} characters; may be empty
 * @param everyone whether everyone is in the room without having joined
 * @param archived whether the room is archived, so that nothing can be posted
 * @param pinning who can pin messages
 */
public record Room(String id, String name, RoomKind kind, String topic, boolean everyone, boolean archived,
		Pinning pinning) {

	/** The room that everyone is in. */
	public static final String LOBBY = "lobby";

	/** The maximum number of characters of a topic. */
	public static final int LONGEST_TOPIC = 200;

	/** Creates a room in which everyone who can post can pin messages. */
	public Room(String id, String name, RoomKind kind, String topic, boolean everyone, boolean archived) {
		this(id, name, kind, topic, everyone, archived, Pinning.MEMBERS);
	}

}
