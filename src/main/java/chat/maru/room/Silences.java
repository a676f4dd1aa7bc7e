package chat.maru.room;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import chat.maru.cluster.Notices;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who may not post where, and until when. */
@Repository
class Silences {

	private static final int MOST_LISTED = 1_000;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Notices notices;

	Silences(JdbcClient jdbc, Clock clock, Notices notices) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.notices = notices;
	}

	/** Inside the caller's transaction. What held before is replaced. */
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
	 * Inside the caller's transaction.
	 * @return whether there was one
	 */
	boolean delete(String room, String account) {
		this.notices.publish(new SeatChanged(account, room));
		return this.jdbc.sql("delete from silence where room_id = ? and account_id = ?")
			.params(room, account)
			.update() == 1;
	}

	/** Those that hold in a room, the longest last, at most a thousand. */
	@Transactional(readOnly = true)
	List<Silence> of(String room) {
		return this.jdbc.sql("""
				select account.id, account.name, silence.until from silence
				join account on account.id = silence.account_id
				where silence.room_id = ? and silence.until > ? order by silence.until limit ?""")
			.params(room, this.clock.millis(), MOST_LISTED)
			.query((row, number) -> new Silence(row.getString("id"), row.getString("name"),
					Instant.ofEpochMilli(row.getLong("until"))))
			.list();
	}

}
