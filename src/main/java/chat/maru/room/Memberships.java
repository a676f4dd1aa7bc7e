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
import chat.maru.storage.Locks;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the members of rooms. The standing of an account in a room is needed for every
 * frame, so it is cached. Each change publishes {@link SeatChanged}.
 */
@Repository
class Memberships {

	/** The maximum number of rooms that an account may join. */
	private static final int MAX_ROOMS = 500;

	/** The maximum number of rooms that an account may own when it creates one. */
	private static final int MAX_OWNED = 100;

	private static final int MAX_LISTED = 1_000;

	private static final int MAX_CACHED = 100_000;

	private final RowCache<Seat, MembershipState> cached;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Notices notices;

	private final Locks locks;

	Memberships(JdbcClient jdbc, Clock clock, Notices notices, Locks locks, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.notices = notices;
		this.locks = locks;
		this.cached = new RowCache<>(transactions, MAX_CACHED, this::read);
		notices.onFirst(SeatChanged.class, (notice) -> this.cached.forget(new Seat(notice.account(), notice.room())));
	}

	/** Returns the standing of an account in an existing room. */
	MembershipState standing(String account, String room) {
		return this.cached.find(new Seat(account, room)).orElseThrow();
	}

	/** Returns the role of an account in a room; empty if it is not a member. */
	Optional<RoomRole> role(String account, String room) {
		return Optional.ofNullable(standing(account, room).role());
	}

	private MembershipState read(Seat seat) {
		return this.jdbc.sql("""
				select (select role from membership where room_id = :room and account_id = :account) as role,
					(select until from silence where room_id = :room and account_id = :account) as until""")
			.param("room", seat.room())
			.param("account", seat.account())
			.query(Memberships::standing)
			.single();
	}

	private static MembershipState standing(ResultSet row, int number) throws SQLException {
		String role = row.getString("role");
		long until = row.getLong("until");
		return new MembershipState((role != null) ? RoomRole.of(role) : null,
				row.wasNull() ? null : Instant.ofEpochMilli(until));
	}

	/**
	 * Returns the members of a room, at most 1,000: owners, then moderators, then
	 * members, each by name.
	 */
	@Transactional(readOnly = true)
	List<Listed> of(String room) {
		return this.jdbc.sql("""
				select account.id, account.name, account.role = 'administrator' as administrator, membership.role,
					account.avatar
				from membership
				join account on account.id = membership.account_id where room_id = ?
				order by membership.role = 'member', membership.role = 'moderator', account.name_key limit ?""")
			.params(room, MAX_LISTED)
			.query((row, number) -> new Listed(row.getString("id"), row.getString("name"),
					RoomRole.of(row.getString("role")), row.getBoolean("administrator"), row.getString("avatar")))
			.list();
	}

	/**
	 * Adds a member, inside the caller's transaction. An existing member keeps its role.
	 * The first member of a room that all members had left becomes its owner.
	 * @return whether the account was not yet a member
	 * @throws Refused if the account is in the maximum number of rooms
	 */
	boolean insert(Account account, Room room, RoomRole role) {
		lock(room.id());
		boolean inserted = this.jdbc.sql("""
				insert into membership (room_id, account_id, role, joined_at) values (?, ?, ?, ?)
				on conflict (room_id, account_id) do nothing""")
			.params(room.id(), account.id(), role.code(), this.clock.millis())
			.update() == 1;
		if (inserted && count(account) > MAX_ROOMS) {
			throw new Refused(RoomReason.TOO_MANY);
		}
		if (inserted) {
			publish(account.id(), room.id());
			giveOwner(room.id());
		}
		return inserted;
	}

	/**
	 * Adds the account that creates a room as its owner, inside the caller's transaction.
	 * @throws Refused if the account is in, or owns, the maximum number of rooms
	 */
	void insertOwner(Account account, Room room) {
		insert(account, room, RoomRole.OWNER);
		int owned = this.jdbc.sql("select count(*) from membership where account_id = ? and role = 'owner'")
			.param(account.id())
			.query(Integer.class)
			.single();
		if (owned > MAX_OWNED) {
			throw new Refused(RoomReason.OWNED_TOO_MANY);
		}
	}

	/** Adds an account to a direct message, inside the caller's transaction. */
	void insertInTalk(String account, String room) {
		this.jdbc.sql("insert into membership (room_id, account_id, role, joined_at) values (?, ?, ?, ?)")
			.params(room, account, RoomRole.MEMBER.code(), this.clock.millis())
			.update();
		publish(account, room);
	}

	private int count(Account account) {
		// Direct messages do not count, because other accounts can begin them.
		return this.jdbc.sql("""
				select count(*) from membership join room on room.id = membership.room_id
				where membership.account_id = ? and room.kind <> 'direct'""")
			.param(account.id())
			.query(Integer.class)
			.single();
	}

	/**
	 * Removes a member, inside the caller's transaction. If a room loses its last owner,
	 * a moderator becomes owner; without moderators, the member who joined first does.
	 * @return whether the account was a member
	 */
	boolean delete(String account, String room) {
		lock(room);
		boolean left = this.jdbc.sql("delete from membership where room_id = ? and account_id = ?")
			.params(room, account)
			.update() == 1;
		if (left) {
			publish(account, room);
			giveOwner(room);
		}
		return left;
	}

	/**
	 * Makes the caller's transaction the only one that changes the members of a room,
	 * because a room with members has an owner.
	 */
	private void lock(String room) {
		this.locks.lock("room " + room);
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
	 * Changes the role of a member, inside the caller's transaction.
	 * @return false if nothing was changed, because the account is not a member or the
	 * room would have no owner
	 */
	boolean change(String account, String room, RoomRole role) {
		lock(room);
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
	 * @param administrator whether the account administers the server
	 */
	record Listed(String id, String name, RoomRole role, boolean administrator, @Nullable String avatar) {

		RoomMember member(List<MemberPermission> may) {
			return new RoomMember(this.id, this.name, this.role, this.avatar, may);
		}

	}

	private record Seat(String account, String room) {
	}

}
