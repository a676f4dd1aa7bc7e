package chat.maru.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The index in PostgreSQL, where the terms of a message are a {@code tsvector} with an
 * inverted index (https://www.postgresql.org/docs/current/gin.html). Deleted rows stay on
 * the disk until the server vacuums its tables.
 */
final class PostgresIndex implements SearchIndex {

	private static final String FIND = """
			select m.id, r.room_id, m.seq from search_message m join search_room r on r.number = m.room
			where m.terms @@ cast(? as tsquery) and m.id between ? and ?
			order by m.id desc limit ?""";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate writing;

	private final TransactionTemplate reading;

	PostgresIndex(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.writing = new TransactionTemplate(transactions);
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
	}

	@Override
	public int version() {
		return Terms.REVISION;
	}

	@Override
	public void write(Consumer<JdbcTemplate> work) {
		this.writing.executeWithoutResult((status) -> work.accept(this.jdbc));
	}

	@Override
	public Map<String, IndexedRoom> lock(Collection<String> ids, JdbcTemplate template) {
		return IndexedRooms.lock(ids, true, template);
	}

	@Override
	public void insert(List<Row> rows, JdbcTemplate template) {
		template.batchUpdate("insert into search_message (id, room, seq, terms) values (?, ?, ?, cast(? as tsvector))",
				rows.stream()
					.map((row) -> new Object[] { row.id(), row.room(), row.seq(),
							row.terms().stream().map(PostgresIndex::quoted).collect(Collectors.joining(" ")) })
					.toList());
	}

	@Override
	public void delete(List<Long> ids, JdbcTemplate template) {
		if (!ids.isEmpty()) {
			template.batchUpdate("delete from search_message where id = ?",
					ids.stream().map((id) -> new Object[] { id }).toList());
		}
	}

	@Override
	public Map<String, IndexedRoom> rooms(Collection<String> ids) {
		return Objects
			.requireNonNull(this.reading.execute((status) -> IndexedRooms.read(ids, JdbcClient.create(this.jdbc))));
	}

	@Override
	public List<Hit> find(IndexQuery query, int limit) {
		String match = query.write(" & ", " | ", (term) -> quoted(term.text()) + (term.prefix() ? ":*" : ""));
		return Objects.requireNonNull(this.reading.execute((status) -> {
			// A rare word and a common one need different plans.
			this.jdbc.execute("set local plan_cache_mode = force_custom_plan");
			return JdbcClient.create(this.jdbc)
				.sql(FIND)
				.params(match, query.from(), query.to(), limit)
				.query((row, number) -> new Hit(row.getLong(1), row.getString(2), row.getLong(3)))
				.list();
		}));
	}

	private static String quoted(String term) {
		return '\'' + term.replace("\\", "\\\\").replace("'", "''") + '\'';
	}

	@Override
	public void erase() {
		// The server's vacuum does.
	}

	@Override
	public void close() {
		// The data source is closed by its owner.
	}

}
