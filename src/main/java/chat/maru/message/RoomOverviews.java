package chat.maru.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import chat.maru.room.RoomKind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All rooms, for administrators: how many there are, and a page of them. Direct messages
 * are counted and not listed.
 */
@Repository
public class RoomOverviews {

	/** Up to how many rooms are counted. */
	public static final int MAX_COUNTED = 20_000;

	/** Up to how many members of a room are counted. */
	public static final int MAX_MEMBERS = 5_000;

	private static final String ROW = """
			room.id, room.kind, room.everyone, room.archived_at, room.created_at,
			exists (select 1 from membership where room_id = room.id and account_id = :account) as joined,
			(select count(*) from (
				select 1 as one from membership where room_id = room.id limit :members) counted) as members,
			(select message.sent_at from last_message
				join message on message.room_id = last_message.room_id and message.seq = last_message.seq
				where last_message.room_id = room.id and message.deleted_at is null) as last_at
			""";

	private final JdbcClient jdbc;

	RoomOverviews(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The numbers of rooms and messages. The last entry of a room says how many messages
	 * it has had, so no message is counted.
	 */
	@Transactional(readOnly = true)
	public RoomCounts counts() {
		Map<RoomKind, Integer> rooms = new EnumMap<>(RoomKind.class);
		for (RoomKind kind : RoomKind.values()) {
			rooms.put(kind,
					this.jdbc.sql("select count(*) from (select 1 as one from room where kind = ? limit ?) counted")
						.params(kind.code(), MAX_COUNTED + 1)
						.query(Integer.class)
						.single());
		}
		long messages = this.jdbc
			.sql("""
					select coalesce(sum((select messages from event where room_id = counted.id order by seq desc limit 1)), 0)
					from (select id from room limit ?) counted""")
			.param(MAX_COUNTED)
			.query(Long.class)
			.single();
		int all = rooms.values().stream().mapToInt(Integer::intValue).sum();
		return new RoomCounts(rooms, messages, all > MAX_COUNTED);
	}

	/**
	 * A page of the public rooms, by name.
	 * @param account the administrator's id
	 * @param nameKey only names with this part, in the form of a key; empty for all
	 * @param after only rooms after this key; empty for the first page
	 * @param limit how many rooms at most
	 */
	@Transactional(readOnly = true)
	public List<RoomOverview> publicRooms(String account, String nameKey, String after, int limit) {
		return this.jdbc.sql("select room.name, room.name_key as place, " + ROW + """
				from room where room.kind = 'public' and room.name_key > :after and instr(room.name_key, :part) > 0
				order by room.name_key limit :limit""")
			.param("part", nameKey)
			.param("account", account)
			.param("after", after)
			.param("members", MAX_MEMBERS + 1)
			.param("limit", limit)
			.query(RoomOverviews::room)
			.list();
	}

	/**
	 * A page of the private rooms, by id: an order by name would tell something about
	 * names that are known to members only.
	 * @param account the administrator's id
	 * @param after only rooms after this key; empty for the first page
	 * @param limit how many rooms at most
	 */
	@Transactional(readOnly = true)
	public List<RoomOverview> privateRooms(String account, String after, int limit) {
		return this.jdbc.sql("""
				select case when exists (select 1 from membership where room_id = room.id and account_id = :account)
					then room.name end as name, room.id as place,\s""" + ROW + """
				from room where room.kind = 'private' and room.id > :after order by room.id limit :limit""")
			.param("account", account)
			.param("after", after)
			.param("members", MAX_MEMBERS + 1)
			.param("limit", limit)
			.query(RoomOverviews::room)
			.list();
	}

	private static RoomOverview room(ResultSet row, int number) throws SQLException {
		long last = row.getLong("last_at");
		Instant lastAt = row.wasNull() ? null : Instant.ofEpochMilli(last);
		return new RoomOverview(row.getString("id"), row.getString("name"),
				RoomKind.find(row.getString("kind")).orElseThrow(), row.getBoolean("everyone"),
				row.getLong("archived_at") != 0, Instant.ofEpochMilli(row.getLong("created_at")), row.getInt("members"),
				row.getBoolean("joined"), lastAt, row.getString("place"));
	}

}
