package chat.maru.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.cluster.Notices;
import chat.maru.cluster.RowCache;
import chat.maru.refusal.Refused;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/**
 * The members of rooms. What an account is in a room is asked for every frame, so it is
 * cached. Each change here publishes {@link SeatChanged}.
 */
@Repository
class Memberships {

	/** Rooms one person may be in. */
	private static final int MOST_ROOMS = 500;

	/** Rooms one person may own when they make one more. */
	private static final int MOST_OWNED = 100;

	private static final int MOST_LISTED = 1_000;

	private static final int MAX_CACHED = 100_000;

	private final RowCache<Seat, Standing> cached;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Notices notices;

	Memberships(JdbcClient jdbc, Clock clock, Notices notices, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.notices = notices;
		this.cached = new RowCache<>(transactions, MAX_CACHED, this::read);
		notices.onFirst(SeatChanged.class, (notice) -> this.cached.forget(new Seat(notice.account(), notice.room())));
	}

	/** What somebody is in a room that is there. */
	Standing standing(String account, String room) {
		return this.cached.find(new Seat(account, room)).orElseThrow();
	}

	/** What somebody is in a room; empty where they are not in it. */
	Optional<RoomRole> role(String account, String room) {
		return Optional.ofNullable(standing(account, room).role());
	}

	private Standing read(Seat seat) {
		return this.jdbc.sql("""
				select (select role from membership where room_id = :room and account_id = :account) as role,
					(select until from silence where room_id = :room and account_id = :account) as until""")
			.param("room", seat.room())
			.param("account", seat.account())
			.query(Memberships::standing)
			.single();
	}

	private static Standing standing(ResultSet row, int number) throws SQLException {
		String role = row.getString("role");
		long until = row.getLong("until");
		return new Standing((role != null) ? RoomRole.of(role) : null,
				row.wasNull() ? null : Instant.ofEpochMilli(until));
	}

	/** Those who are in a room, those with more to say first, at most a thousand. */
	@Transactional(readOnly = true)
	List<Listed> of(String room) {
		return this.jdbc.sql("""
				select account.id, account.name, account.role = 'administrator' as administrator, membership.role
				from membership
				join account on account.id = membership.account_id where room_id = ?
				order by membership.role = 'member', membership.role = 'moderator', account.name_key limit ?""")
			.params(room, MOST_LISTED)
			.query((row, number) -> new Listed(row.getString("id"), row.getString("name"),
					RoomRole.of(row.getString("role")), row.getBoolean("administrator")))
			.list();
	}

	/**
	 * Inside the caller's transaction. Who is in it already stays what they are, and who
	 * is the first in a room that everybody had left owns it.
	 * @return whether they were not
	 * @throws Refused where they are in as many rooms as one may be in
	 */
	boolean insert(Account account, Room room, RoomRole role) {
		boolean inserted = this.jdbc.sql("""
				insert into membership (room_id, account_id, role, joined_at) values (?, ?, ?, ?)
				on conflict (room_id, account_id) do nothing""")
			.params(room.id(), account.id(), role.code(), this.clock.millis())
			.update() == 1;
		if (inserted && count(account) > MOST_ROOMS) {
			throw new Refused(RoomReason.TOO_MANY);
		}
		if (inserted) {
			publish(account.id(), room.id());
			giveOwner(room.id());
		}
		return inserted;
	}

	/**
	 * Inside the caller's transaction: who makes a room owns it.
	 * @throws Refused where they are in as many rooms as one may be in, or own as many as
	 * one may own
	 */
	void insertOwner(Account account, Room room) {
		insert(account, room, RoomRole.OWNER);
		int owned = this.jdbc.sql("select count(*) from membership where account_id = ? and role = 'owner'")
			.param(account.id())
			.query(Integer.class)
			.single();
		if (owned > MOST_OWNED) {
			throw new Refused(RoomReason.OWNED_TOO_MANY);
		}
	}

	/** Inside the caller's transaction. */
	void insertInTalk(String account, String room) {
		this.jdbc.sql("insert into membership (room_id, account_id, role, joined_at) values (?, ?, ?, ?)")
			.params(room, account, RoomRole.MEMBER.code(), this.clock.millis())
			.update();
		publish(account, room);
	}

	private int count(Account account) {
		// A direct talk is not counted: others begin it.
		return this.jdbc.sql("""
				select count(*) from membership join room on room.id = membership.room_id
				where membership.account_id = ? and room.kind <> 'direct'""")
			.param(account.id())
			.query(Integer.class)
			.single();
	}

	/**
	 * Inside the caller's transaction. A room that loses its last owner gets a moderator
	 * for one, or else who has been in it longest.
	 * @return whether they were in it
	 */
	boolean delete(String account, String room) {
		boolean left = this.jdbc.sql("delete from membership where room_id = ? and account_id = ?")
			.params(room, account)
			.update() == 1;
		if (left) {
			publish(account, room);
			giveOwner(room);
		}
		return left;
	}

	private void giveOwner(String room) {
		this.jdbc.sql("""
				update membership set role = 'owner' where room_id = :room
				and not exists (select 1 from membership where room_id = :room and role = 'owner')
				and account_id = (select account_id from membership where room_id = :room
					order by role <> 'moderator', joined_at, account_id limit 1)
				returning account_id""")
			.param("room", room)
			.query(String.class)
			.list()
			.forEach((owner) -> publish(owner, room));
	}

	/**
	 * Inside the caller's transaction.
	 * @return whether they are in it, and the room still has an owner
	 */
	boolean change(String account, String room, RoomRole role) {
		boolean changed = this.jdbc.sql("""
				update membership set role = :role where room_id = :room and account_id = :account
				and (:role = 'owner' or exists (select 1 from membership
					where room_id = :room and role = 'owner' and account_id <> :account))""")
			.param("role", role.code())
			.param("room", room)
			.param("account", account)
			.update() == 1;
		if (changed) {
			publish(account, room);
		}
		return changed;
	}

	private void publish(String account, String room) {
		this.notices.publish(new SeatChanged(account, room));
	}

	/**
	 * A member of a room.
	 *
	 * @param administrator whether they administer the server
	 */
	record Listed(String id, String name, RoomRole role, boolean administrator) {

		RoomMember member(List<MemberPermission> may) {
			return new RoomMember(this.id, this.name, this.role, may);
		}

	}

	private record Seat(String account, String room) {
	}

}
