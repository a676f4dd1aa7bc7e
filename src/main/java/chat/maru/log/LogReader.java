package chat.maru.log;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a log, inside the caller's transaction. */
@Repository
public class LogReader {

	private final JdbcClient jdbc;

	LogReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the entries after a seq, in seq order.
	 * @param limit the maximum number of entries
	 */
	public List<Entry> after(String log, long seq, int limit) {
		return this.jdbc
			.sql("select " + EntryRow.COLUMNS + " from event where room_id = ? and seq > ? order by seq limit ?")
			.params(log, seq, limit)
			.query(EntryRow::map)
			.list();
	}

	/** Returns the head of a log; {@link Head#EMPTY} if it has no entries. */
	public Head head(String log) {
		return this.jdbc.sql("select seq, messages from event where room_id = ? order by seq desc limit 1")
			.param(log)
			.query((row, number) -> new Head(row.getLong("seq"), row.getLong("messages")))
			.optional()
			.orElse(Head.EMPTY);
	}

}
