package chat.maru.fanout;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rooms of all watchers, and up to where their logs were known when the first of
 * their present watchers came. Changed by the thread of {@link RoomMoves}, read by any.
 */
final class WatchedRooms {

	private final Map<String, Room> rooms = new ConcurrentHashMap<>();

	/**
	 * Adds a watcher of a room.
	 * @param known a seq of the room's log up to which nothing must be signalled
	 */
	void add(String room, long known) {
		this.rooms.merge(room, new Room(1, known), (before, one) -> new Room(before.watchers() + 1, before.known()));
	}

	/** Removes a watcher of a room. */
	void remove(String room) {
		this.rooms.computeIfPresent(room,
				(id, before) -> (before.watchers() > 1) ? new Room(before.watchers() - 1, before.known()) : null);
	}

	void clear() {
		this.rooms.clear();
	}

	Set<String> all() {
		return this.rooms.keySet();
	}

	/** Returns up to where the log of a room is known; empty if it has no watcher. */
	OptionalLong known(String room) {
		Room found = this.rooms.get(room);
		return (found != null) ? OptionalLong.of(found.known()) : OptionalLong.empty();
	}

	private record Room(int watchers, long known) {
	}

}
