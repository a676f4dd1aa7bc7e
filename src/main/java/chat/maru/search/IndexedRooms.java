package chat.maru.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import chat.maru.search.SearchIndex.IndexedRoom;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rooms of the index. */
final class IndexedRooms {

	private IndexedRooms() {
	}

	/** Returns those of some rooms that the index knows, by their ids. */
	static Map<String, IndexedRoom> read(Collection<String> ids, JdbcClient jdbc) {
		Map<String, IndexedRoom> rooms = new HashMap<>();
		if (!ids.isEmpty()) {
			jdbc.sql("select room_id, number, seq from search_room where room_id in (:ids)")
				.param("ids", ids)
				.query((row) -> {
					rooms.put(row.getString("room_id"), new IndexedRoom(row.getLong("number"), row.getLong("seq")));
				});
		}
		return rooms;
	}

}
