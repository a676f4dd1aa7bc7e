package chat.maru.room;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import chat.maru.account.Account;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is in which room. Asked for every frame, so what somebody is in a room is kept;
 * what changes it takes it out after the commit.
 */
@Repository
class Memberships {

	private static final int MOST_LISTED = 1_000;

	private final Cache<Seat, @Nullable RoomRole> known = Caffeine.newBuilder().maximumSize(100_000).build();

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate reading;

	Memberships(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
	}

	/** What somebody is in a room; empty where they are not in it. */
	Optional<RoomRole> role(String account, String room) {
		// Loaded by the cache, so that a membership that ends meanwhile is not kept.
		return Optional.ofNullable(this.known.get(new Seat(account, room), this::load));
	}

	private @Nullable RoomRole load(Seat seat) {
		return this.reading
			.execute((status) -> this.jdbc.sql("select role from membership where room_id = ? and account_id = ?")
				.params(seat.room(), seat.account())
				.query((row, number) -> RoomRole.of(row.getString("role")))
				.optional()
				.orElse(null));
	}

	/** Those who are in a room, owners first, at most a thousand. */
	@Transactional(readOnly = true)
	List<RoomMember> of(String room) {
		return this.jdbc.sql("""
				select account.id, account.name, membership.role from membership
				join account on account.id = membership.account_id where room_id = ?
				order by membership.role <> 'owner', account.name_key limit ?""")
			.params(room, MOST_LISTED)
			.query((row, number) -> new RoomMember(row.getString("id"), row.getString("name"),
					RoomRole.of(row.getString("role"))))
			.list();
	}

	/** In how many rooms somebody is. */
	int count(String account) {
		return this.jdbc.sql("select count(*) from membership where account_id = ?")
			.param(account)
			.query(Integer.class)
			.single();
	}

	/**
	 * Inside the caller's transaction. Who is in it already stays what they are.
	 * @return whether they were not
	 */
	boolean insert(Account account, Room room, RoomRole role) {
		return this.jdbc.sql("""
				insert into membership (room_id, account_id, role, joined_at) values (?, ?, ?, ?)
				on conflict (room_id, account_id) do nothing""")
			.params(room.id(), account.id(), role.code(), this.clock.millis())
			.update() == 1;
	}

	/**
	 * Inside the caller's transaction. A room that loses its last owner gets who has been
	 * in it longest.
	 * @return whether they were in it
	 */
	boolean delete(String account, String room) {
		boolean left = this.jdbc.sql("delete from membership where room_id = ? and account_id = ?")
			.params(room, account)
			.update() == 1;
		this.jdbc.sql("""
				update membership set role = 'owner' where room_id = :room
				and not exists (select 1 from membership where room_id = :room and role = 'owner')
				and account_id = (select account_id from membership where room_id = :room
					order by joined_at, account_id limit 1)""").param("room", room).update();
		return left;
	}

	/** After the commit. */
	void changed(String room) {
		this.known.asMap().keySet().removeIf((seat) -> seat.room().equals(room));
	}

	private record Seat(String account, String room) {
	}

}
