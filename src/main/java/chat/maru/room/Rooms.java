package chat.maru.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All rooms. */
@Repository
class Rooms {

	private final Map<String, Room> known = new ConcurrentHashMap<>();

	private final JdbcClient jdbc;

	Rooms(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Only what exists is kept, so asking for rooms that do not exist fills nothing. */
	Optional<Room> find(String id) {
		Room room = this.known.get(id);
		if (room != null) {
			return Optional.of(room);
		}
		Optional<Room> found = this.jdbc.sql("select id, name from room where id = ?")
			.param(id)
			.query(Room.class)
			.optional();
		found.ifPresent((it) -> this.known.put(id, it));
		return found;
	}

	@Transactional(readOnly = true)
	List<Room> all() {
		return this.jdbc.sql("select id, name from room order by created_at, id")
			.query((row, number) -> new Room(row.getString("id"), row.getString("name")))
			.list();
	}

}
