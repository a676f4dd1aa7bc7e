package chat.maru.room;

/**
 * A public room in the directory.
 *
 * @param id an opaque id that never changes
 * @param name what people call it
 * @param topic what it is about; may be empty
 * @param members how many are in it
 * @param joined whether the one who asks is among them
 */
public record RoomFound(String id, String name, String topic, int members, boolean joined) {
}
