package chat.maru.room;

import org.jspecify.annotations.Nullable;

/**
 * A room that somebody is in.
 *
 * @param role what they are there; null where everybody is in it, and they do not
 * administer the server
 */
public record RoomSeat(Room room, @Nullable RoomRole role) {
}
