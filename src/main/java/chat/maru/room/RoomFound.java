package chat.maru.room;

/**
 * A public room in the directory.
 *
 * @param members how many are in it
 * @param joined whether the one who asks is among them
 */
public record RoomFound(String id, String name, String topic, int members, boolean joined) {
}
