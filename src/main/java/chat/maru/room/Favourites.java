package chat.maru.room;

import java.util.OptionalInt;

import chat.maru.cluster.Notices;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores the favourite rooms of accounts, each account's in an order of its own. The
 * positions of an account's favourites are 1, 2, 3... without gaps. All methods run
 * inside the transaction of a change that has locked the account's log, so there is one
 * at a time. Each change publishes {@link SeatChanged}.
 */
@Repository
class Favourites {

	/** The maximum number of favourites of an account. */
	static final int MAX = 100;

	private final JdbcClient jdbc;

	private final Notices notices;

	Favourites(JdbcClient jdbc, Notices notices) {
		this.jdbc = jdbc;
		this.notices = notices;
	}

	/**
	 * Makes a room a favourite, or moves one.
	 * @param wanted the new position, at least 1; a position after the last one means the
	 * last one. With null, a new favourite is the last one, and another one stays
	 * @return the new position; empty if nothing changed
	 * @throws Refused if the account has the maximum number of favourites
	 */
	OptionalInt put(String account, String room, @Nullable Integer wanted) {
		int current = position(account, room);
		int count = count(account);
		if (current == 0 && count >= MAX) {
			throw new Refused(RoomReason.FAVOURITES_TOO_MANY);
		}
		int last = (current == 0) ? count + 1 : count;
		int position = Math.min((wanted != null) ? wanted : Integer.MAX_VALUE, last);
		if (position == current || (wanted == null && current > 0)) {
			return OptionalInt.empty();
		}
		remove(account, room);
		shift(account, position, 1);
		this.jdbc.sql("insert into favourite (account_id, room_id, position) values (?, ?, ?)")
			.params(account, room, position)
			.update();
		this.notices.publish(new SeatChanged(account, room));
		return OptionalInt.of(position);
	}

	/**
	 * Makes a room an ordinary one.
	 * @return whether it was a favourite
	 */
	boolean remove(String account, String room) {
		int position = position(account, room);
		if (position == 0) {
			return false;
		}
		this.jdbc.sql("delete from favourite where account_id = ? and room_id = ?").params(account, room).update();
		shift(account, position, -1);
		this.notices.publish(new SeatChanged(account, room));
		return true;
	}

	/** Removes all favourites of an account that is deleted. */
	void removeAll(String account) {
		this.jdbc.sql("delete from favourite where account_id = ?").param(account).update();
	}

	private int count(String account) {
		return this.jdbc.sql("select count(*) from favourite where account_id = ?")
			.param(account)
			.query(Integer.class)
			.single();
	}

	/** Returns the position of a room; 0 if it is not a favourite. */
	private int position(String account, String room) {
		return this.jdbc.sql("select position from favourite where account_id = ? and room_id = ?")
			.params(account, room)
			.query(Integer.class)
			.optional()
			.orElse(0);
	}

	private void shift(String account, int from, int by) {
		this.jdbc.sql("update favourite set position = position + ? where account_id = ? and position >= ?")
			.params(by, account, from)
			.update();
	}

}
