package chat.maru.room;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import chat.maru.cluster.Notices;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stores which accounts may not post in which rooms, and until when. */
@Repository
class Silences {

	private static final int MAX_LISTED = 1_000;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Notices notices;

	Silences(JdbcClient jdbc, Clock clock, Notices notices) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.notices = notices;
	}

	/** Adds a silence or replaces the current one, inside the caller's transaction. */
	void put(String room, String account, Instant until) {
		this.jdbc.sql("delete from silence where until <= ?").param(this.clock.millis()).update();
		this.jdbc.sql("""
				insert into silence (room_id, account_id, until) values (?, ?, ?)
				on conflict (room_id, account_id) do update set until = excluded.until""")
			.params(room, account, until.toEpochMilli())
			.update();
		this.notices.publish(new SeatChanged(account, room));
	}

	/**
	 * Deletes a silence, inside the caller's transaction.
	 * @return whether it existed
	 */
	boolean delete(String room, String account) {
		this.notices.publish(new SeatChanged(account, room));
		return this.jdbc.sql("delete from silence where room_id = ? and account_id = ?")
			.params(room, account)
			.update() == 1;
	}

	/**
	 * Returns the current silences of a room, at most 1,000, in the order in which they
	 * end.
	 */
	@Transactional(readOnly = true)
	List<Silence> of(String room) {
		return this.jdbc.sql("""
				select account.id, account.name, silence.until from silence
				join account on account.id = silence.account_id
				where silence.room_id = ? and silence.until > ? order by silence.until limit ?""")
			.params(room, this.clock.millis(), MAX_LISTED)
			.query((row, number) -> new Silence(row.getString("id"), row.getString("name"),
					Instant.ofEpochMilli(row.getLong("until"))))
			.list();
	}

}
