package chat.maru.log;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import chat.maru.storage.EpochNote;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The epoch of the logs. A seq identifies an entry only together with the epoch, because
 * a restored database uses seqs again for other entries. At start, this class checks that
 * the database still has the last entry that was committed. If it does not, or if the
 * database or the data folder is a copy, a new epoch begins.
 * <p>
 * This is the first listener of each commit, so an entry is recorded before any client
 * sees it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Epoch implements LogListener {

	/** The place in a database whose logs are empty. */
	private static final String NOTHING = "-";

	private static final int BYTES = 8;

	private static final Log logger = LogFactory.getLog(Epoch.class);

	private final EpochNote file;

	private final JdbcClient jdbc;

	private volatile String value;

	Epoch(EpochNote file, JdbcClient jdbc) {
		this.file = file;
		this.jdbc = jdbc;
		this.value = read();
	}

	private String read() {
		return this.file.read()
			.filter((note) -> has(note.place(), this.jdbc))
			.map(EpochNote.Note::epoch)
			.orElseGet(() -> begin(this.jdbc));
	}

	/**
	 * Reads the epoch of a database that several nodes share again, and begins a new one
	 * if that is necessary.
	 * @return whether it has changed
	 */
	boolean readAgain() {
		String now = read();
		boolean changed = !now.equals(this.value);
		this.value = now;
		return changed;
	}

	/**
	 * Returns the epoch, which consists of letters and digits. It stays the same when the
	 * server restarts. In a database that several nodes share it can change at any time,
	 * and then all connections are closed.
	 */
	public String value() {
		return this.value;
	}

	@Override
	public void committed(List<Committed> committed) {
		if (!committed.isEmpty()) {
			Entry last = committed.get(committed.size() - 1).entry();
			this.file.note(place(last.log(), last.seq(), last.at().toEpochMilli()));
		}
	}

	/**
	 * Returns whether the database has a place. If so, it also has all entries that were
	 * committed before.
	 */
	private static boolean has(String place, JdbcClient jdbc) {
		String[] parts = place.split(" ");
		return place.equals(NOTHING) || (parts.length == 3
				&& jdbc.sql("select exists (select 1 from event where room_id = ? and seq = ? and at = ?)")
					.params(List.of(parts))
					.query(Boolean.class)
					.single());
	}

	private String begin(JdbcClient jdbc) {
		byte[] random = new byte[BYTES];
		new SecureRandom().nextBytes(random);
		Optional<String> newest = newest(jdbc);
		String epoch = this.file.begin(HexFormat.of().formatHex(random), newest.orElse(NOTHING));
		if (newest.isPresent()) {
			logger.info("The database is new here, or was restored: it has the epoch " + epoch
					+ " from now on, and open pages load their rooms anew");
		}
		return epoch;
	}

	private static Optional<String> newest(JdbcClient jdbc) {
		return jdbc.sql("""
				select event.room_id, event.seq, event.at from room
				join event on event.room_id = room.id
					and event.seq = (select max(seq) from event newest where newest.room_id = room.id)
				order by event.at desc limit 1""")
			.query((row, number) -> place(row.getString("room_id"), row.getLong("seq"), row.getLong("at")))
			.optional();
	}

	private static String place(String room, long seq, long at) {
		return room + ' ' + seq + ' ' + at;
	}

}
