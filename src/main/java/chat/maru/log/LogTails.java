package chat.maru.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ends of many logs in one query. PostgreSQL only. */
@Repository
class LogTails {

	/** The maximum number of entries that are read of each log. */
	static final int PAGE = 100;

	private static final String SELECT_HEADS = """
			select log.id, (select max(seq) from event where room_id = log.id) as seq from unnest(?::text[]) log (id)""";

	private static final String SELECT_AFTER = "select " + EntryRow.COLUMNS
			+ " from unnest(?::text[], ?::bigint[]) log (id, place) "
			+ "cross join lateral (select * from event where room_id = log.id and seq > log.place order by seq limit "
			+ PAGE + ") entry order by room_id, seq";

	private final JdbcClient jdbc;

	LogTails(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the newest seqs of logs, by the log's id. Empty logs are missing. */
	@Transactional(readOnly = true)
	public Map<String, Long> heads(Collection<String> logs) {
		Map<String, Long> heads = new HashMap<>();
		this.jdbc.sql(SELECT_HEADS).params(List.of((Object) logs.toArray(String[]::new))).query((row) -> {
			long seq = row.getLong(2);
			if (seq > 0) {
				heads.put(row.getString(1), seq);
			}
		});
		return heads;
	}

	/**
	 * Returns the entries after a place in each log, in seq order, at most {@value #PAGE}
	 * of each log.
	 * @param places the seqs after which to read, by the log's id
	 */
	@Transactional(readOnly = true)
	public List<Entry> after(Map<String, Long> places) {
		List<String> logs = new ArrayList<>(places.keySet());
		Long[] seqs = logs.stream().map(places::get).toArray(Long[]::new);
		return this.jdbc.sql(SELECT_AFTER)
			.params(List.of(logs.toArray(String[]::new), seqs))
			.query(EntryRow::map)
			.list();
	}

}
