package chat.maru.room;

/**
 * A public room in the directory.
 *
 * @param id an opaque id that never changes
 * @param name the room's name
 * @param topic the room's topic; may be empty
 * @param members the number of members
 * @param joined whether the caller is a member
 */
public record DirectoryEntry(String id, String name, String topic, int members, boolean joined) {
}
