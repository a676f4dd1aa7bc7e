package chat.maru.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import chat.maru.search.SearchIndex.IndexedRoom;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rooms of the index. */
final class IndexedRooms {

	private static final String SELECT = "select room_id, number, seq from search_room where room_id in (:ids)";

	private static final String LOCK = SELECT + " order by room_id for update";

	private static final String ADD = """
			insert into search_room (room_id, seq) values (?, 0) on conflict (room_id) do nothing""";

	private IndexedRooms() {
	}

	/**
	 * Adds those of some rooms that the index does not know.
	 * @param shared whether other nodes write to the index, too. The rows are locked then
	 * @return all of the rooms, by their ids
	 */
	static Map<String, IndexedRoom> lock(Collection<String> ids, boolean shared, JdbcTemplate jdbc) {
		String sql = shared ? LOCK : SELECT;
		JdbcClient client = JdbcClient.create(jdbc);
		Map<String, IndexedRoom> rooms = read(sql, ids, client);
		List<Object[]> unknown = ids.stream()
			.filter((id) -> !rooms.containsKey(id))
			.sorted()
			.map((id) -> new Object[] { id })
			.toList();
		if (unknown.isEmpty()) {
			return rooms;
		}
		jdbc.batchUpdate(ADD, unknown);
		return read(sql, ids, client);
	}

	/** Returns those of some rooms that the index knows, by their ids. */
	static Map<String, IndexedRoom> read(Collection<String> ids, JdbcClient jdbc) {
		return read(SELECT, ids, jdbc);
	}

	private static Map<String, IndexedRoom> read(String sql, Collection<String> ids, JdbcClient jdbc) {
		Map<String, IndexedRoom> rooms = new HashMap<>();
		if (!ids.isEmpty()) {
			jdbc.sql(sql).param("ids", ids).query((row) -> {
				rooms.put(row.getString("room_id"), new IndexedRoom(row.getLong("number"), row.getLong("seq")));
			});
		}
		return rooms;
	}

}
