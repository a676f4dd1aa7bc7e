package chat.maru.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import chat.maru.account.DisplayName;
import chat.maru.account.Look;
import chat.maru.cluster.Notices;
import chat.maru.cluster.RowCache;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/** Stores the rooms. */
@Repository
class Rooms {

	private static final int MAX_FOUND = 100;

	private static final String COLUMNS = "room.id, room.name, room.kind, room.topic, room.everyone, room.archived_at, room.pinning";

	/**
	 * Applies only to public rooms: a name is compared with the names of other public
	 * rooms.
	 */
	private static final String UNLESS_TAKEN = """
			where not exists (select 1 from room other where other.id <> :id and other.kind = 'public'
				and cast(:drawn as text) is not null
				and (other.name_key = :key or other.look_drawn = :drawn or other.look_read = :read))""";

	private static final int MAX_CACHED = 10_000;

	private final RowCache<String, Room> cached;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Notices notices;

	Rooms(JdbcClient jdbc, Clock clock, Notices notices, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.notices = notices;
		this.cached = new RowCache<>(transactions, MAX_CACHED, this::read);
		notices.onFirst(RoomChanged.class, (notice) -> this.cached.forget(notice.room()));
	}

	Optional<Room> find(String id) {
		return this.cached.find(id);
	}

	private @Nullable Room read(String id) {
		return this.jdbc.sql("select " + COLUMNS + " from room where id = ?")
			.param(id)
			.query(Rooms::room)
			.optional()
			.orElse(null);
	}

	/**
	 * Returns the rooms that everyone is in and those that an account has joined: the
	 * lobby first, then the others by name.
	 */
	@Transactional(readOnly = true)
	List<RoomSeat> of(String account) {
		return seats(account, "");
	}

	/**
	 * Returns a room that an account is in; empty if it does not exist or the account is
	 * not in it.
	 */
	@Transactional(readOnly = true)
	Optional<RoomSeat> of(String account, String room) {
		return seats(account, room).stream().findFirst();
	}

	/** Returns one room, or all rooms of the account if the id is empty. */
	private List<RoomSeat> seats(String account, String only) {
		Map<String, List<RoomPerson>> people = people(account, only);
		return this.jdbc.sql("select " + COLUMNS + """
				, mine.role, coalesce(mute.mentions, -1) as level, favourite.position from room
				left join membership mine on mine.room_id = room.id and mine.account_id = :account
				left join mute on mute.room_id = room.id and mute.account_id = :account
				left join favourite on favourite.room_id = room.id and favourite.account_id = :account
				where room.id in (select room_id from membership where account_id = :account and :only in ('', room_id)
					union all select id from room where everyone = 1 and :only in ('', id))
				order by room.id <> 'lobby', room.name_key, room.id""")
			.param("account", account)
			.param("only", only)
			.query((row, number) -> {
				String role = row.getString(8);
				Room room = room(row, number);
				NotificationLevel level = level(row.getInt(9));
				int favourite = row.getInt(10);
				return new RoomSeat(room, (role != null) ? RoomRole.of(role) : null, level,
						(favourite > 0) ? favourite : null, people.getOrDefault(room.id(), List.of()));
			})
			.list();
	}

	/**
	 * Returns the other people in an account's direct messages, by the room's id, and
	 * sorted by name.
	 */
	private Map<String, List<RoomPerson>> people(String account, String only) {
		Map<String, List<RoomPerson>> people = new HashMap<>();
		this.jdbc.sql("""
				select other.room_id, account.id, account.name, account.role = 'deleted' as deleted, account.avatar
				from membership mine
				join room on room.id = mine.room_id and room.kind = 'direct'
				join membership other on other.room_id = mine.room_id and other.account_id <> mine.account_id
				join account on account.id = other.account_id
				where mine.account_id = :account and :only in ('', mine.room_id) order by account.name_key""")
			.param("account", account)
			.param("only", only)
			.query((row) -> {
				people.computeIfAbsent(row.getString("room_id"), (room) -> new ArrayList<>())
					.add(new RoomPerson(row.getString("id"), row.getString("name"), row.getBoolean("deleted"),
							row.getString("avatar")));
			});
		return people;
	}

	/** Returns the id of the direct message of these people, if it exists. */
	@Transactional(readOnly = true)
	Optional<String> talk(String peopleKey) {
		return this.jdbc.sql("select id from room where people_key = ?")
			.param(peopleKey)
			.query(String.class)
			.optional();
	}

	/**
	 * Adds a direct message, inside the caller's transaction.
	 * @return false if these people have one
	 */
	boolean insertTalk(String id, String peopleKey) {
		return this.jdbc.sql("""
				insert into room (id, name, name_key, kind, people_key, created_at)
				values (?, '', '', 'direct', ?, ?)
				on conflict (people_key) where people_key is not null do nothing""")
			.params(id, peopleKey, this.clock.millis())
			.update() == 1;
	}

	/**
	 * Archives or unarchives a room, inside the caller's transaction.
	 * @return whether that changed anything
	 */
	boolean archive(String id, boolean archived) {
		return told(id,
				this.jdbc.sql("update room set archived_at = ? where id = ? and (archived_at is not null) <> ?")
					.param(archived ? this.clock.millis() : null)
					.param(id)
					.param(archived)
					.update());
	}

	/**
	 * Changes who can pin messages, inside the caller's transaction.
	 * @return whether that changed anything
	 */
	boolean changePinning(String id, Pinning pinning) {
		return told(id,
				this.jdbc.sql("update room set pinning = :pinning where id = :id and pinning <> :pinning")
					.param("pinning", pinning.code())
					.param("id", id)
					.update());
	}

	/**
	 * Permanently closes a room that has no members and never had a message, inside the
	 * caller's transaction. Its name becomes available again.
	 */
	void closeDeserted(String id) {
		told(id, this.jdbc.sql("""
				update room set archived_at = :now, name_key = id, look_drawn = null, look_read = null
				where id = :id and everyone = 0 and kind <> 'direct'
				and not exists (select 1 from membership where room_id = :id)
				and not exists (select 1 from message where room_id = :id)""")
			.param("now", this.clock.millis())
			.param("id", id)
			.update());
	}

	/** Publishes the change of a room, and returns whether it changed. */
	private boolean told(String id, int changed) {
		if (changed == 1) {
			this.notices.publish(new RoomChanged(id));
		}
		return changed == 1;
	}

	/**
	 * Changes the level of an account in a room, inside the caller's transaction. The
	 * table mute has the rooms with another level than all.
	 * @return whether that changed anything
	 */
	boolean changeLevel(String account, String id, NotificationLevel level) {
		boolean changed = (level == NotificationLevel.ALL) ? unmute(account, id)
				: mute(account, id, level == NotificationLevel.MENTIONS);
		if (changed) {
			this.notices.publish(new SeatChanged(account, id));
		}
		return changed;
	}

	private boolean unmute(String account, String id) {
		return this.jdbc.sql("delete from mute where account_id = ? and room_id = ?").params(account, id).update() == 1;
	}

	private boolean mute(String account, String id, boolean exceptMentions) {
		return this.jdbc.sql("""
				insert into mute (account_id, room_id, mentions) values (?, ?, ?)
				on conflict (account_id, room_id) do update set mentions = excluded.mentions
				where mute.mentions <> excluded.mentions""").params(account, id, exceptMentions ? 1 : 0).update() == 1;
	}

	/** Returns the level of a row of the table mute; -1 for no row. */
	private static NotificationLevel level(int mentions) {
		return switch (mentions) {
			case -1 -> NotificationLevel.ALL;
			case 0 -> NotificationLevel.NONE;
			default -> NotificationLevel.MENTIONS;
		};
	}

	/**
	 * Returns public rooms that can be joined and whose names contain a text, at most
	 * 100. Rooms without members come last, and only if the text is not empty.
	 */
	@Transactional(readOnly = true)
	List<Found> directory(String account, String nameKey) {
		return this.jdbc.sql("select " + COLUMNS + """
				, (select count(*) from membership where room_id = room.id) as members,
				exists (select 1 from membership where room_id = room.id and account_id = ?) as joined
				from room where kind = 'public' and everyone = 0 and archived_at is null and instr(name_key, ?) > 0
				and (? <> '' or exists (select 1 from membership where room_id = room.id))
				order by exists (select 1 from membership where room_id = room.id) desc, name_key limit ?""")
			.params(account, nameKey, nameKey, MAX_FOUND)
			.query((row, number) -> new Found(room(row, number), row.getInt("members"), row.getBoolean("joined")))
			.list();
	}

	/**
	 * Adds a room, inside the caller's transaction.
	 * @return false if the room is public and another public room has this name or one
	 * that looks like it
	 */
	boolean insert(Room room, DisplayName name) {
		return this.jdbc.sql("""
				insert into room (id, name, name_key, look_drawn, look_read, kind, topic, created_at)
				select :id, :name, :key, :drawn, :read, :kind, :topic, :now
				""" + UNLESS_TAKEN + " on conflict do nothing")
			.params(named(room, name))
			.param("kind", room.kind().code())
			.param("topic", room.topic())
			.param("now", this.clock.millis())
			.update() == 1;
	}

	/**
	 * Changes the name of a room, inside the caller's transaction.
	 * @return false if the room is public and another public room has this name or one
	 * that looks like it. The transaction must be rolled back then
	 */
	boolean rename(Room room, DisplayName name) {
		JdbcClient.StatementSpec update = this.jdbc.sql("""
				update room set name = :name, name_key = :key, look_drawn = :drawn, look_read = :read, look_number = 0
				""" + UNLESS_TAKEN + " and id = :id").params(named(room, name));
		try {
			return told(room.id(), update.update());
		}
		catch (DuplicateKeyException ex) {
			// On PostgreSQL: another transaction has just taken the name.
			return false;
		}
	}

	/**
	 * Rooms that are not public have no look, so their names do not collide with those of
	 * public rooms.
	 */
	private static Map<String, @Nullable Object> named(Room room, DisplayName name) {
		Look look = (room.kind() == RoomKind.PUBLIC) ? name.look() : null;
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("id", room.id());
		values.put("name", name.value());
		values.put("key", name.key());
		values.put("drawn", (look != null) ? look.drawn() : null);
		values.put("read", (look != null) ? look.read() : null);
		return values;
	}

	/** Changes the topic of a room, inside the caller's transaction. */
	boolean changeTopic(String id, String topic) {
		return told(id, this.jdbc.sql("update room set topic = ? where id = ?").params(topic, id).update());
	}

	/**
	 * Reads the columns by index: a list has hundreds of rooms, and finding a column by
	 * its label is slower than reading it.
	 */
	private static Room room(ResultSet row, int number) throws SQLException {
		return new Room(row.getString(1), row.getString(2), RoomKind.find(row.getString(3)).orElseThrow(),
				row.getString(4), row.getBoolean(5), row.getLong(6) != 0, Pinning.find(row.getString(7)).orElseThrow());
	}

	/**
	 * A public room.
	 *
	 * @param members the number of members
	 * @param joined whether the caller is a member
	 */
	record Found(Room room, int members, boolean joined) {
	}

}
