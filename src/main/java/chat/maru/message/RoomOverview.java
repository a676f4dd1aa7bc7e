package chat.maru.message;

import java.time.Instant;

import chat.maru.room.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * A room in the list of administrators.
 *
 * @param id the room's id
 * @param name the room's name; null for a private room that the administrator is not in,
 * because its name is known to members only
 * @param kind public or private
 * @param everyone whether everyone is in the room without having joined
 * @param archived whether the room is archived
 * @param createdAt when the room was created
 * @param members how many members it has, at most {@value RoomOverviews#MAX_MEMBERS} and
 * one more, which says that there may be others
 * @param joined whether the administrator is in it
 * @param lastMessageAt when the newest message was posted that is not deleted; null if
 * there is none
 * @param key the place in the list; the next page begins after it
 */
public record RoomOverview(String id, @Nullable String name, RoomKind kind, boolean everyone, boolean archived,
		Instant createdAt, int members, boolean joined, @Nullable Instant lastMessageAt, String key) {
}
