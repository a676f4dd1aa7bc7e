package chat.maru.room;

/**
 * Somebody in a room.
 *
 * @param id the account's id
 * @param name what others see
 */
public record RoomMember(String id, String name, RoomRole role) {
}
