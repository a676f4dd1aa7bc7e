package chat.maru.room;

/**
 * Somebody in a room.
 *
 * @param id the account's id
 * @param name what others see
 * @param role what they are in the room
 */
public record RoomMember(String id, String name, RoomRole role) {
}
