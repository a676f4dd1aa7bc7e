package chat.maru.message;

import java.util.Map;

import chat.maru.room.RoomKind;

/**
 * How many rooms and messages a server has. A number of rooms that is one above
 * {@value RoomOverviews#MAX_COUNTED} says that there may be more.
 *
 * @param rooms the number of rooms by kind
 * @param messages the number of messages that were posted, including those that were
 * deleted
 * @param more whether there may be more messages, because there are too many rooms to ask
 * them all
 */
public record RoomCounts(Map<RoomKind, Integer> rooms, long messages, boolean more) {
}
