package chat.maru.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import chat.maru.storage.IndexFile;
import chat.maru.storage.IndexFile.IndexUnavailable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The index in a file of its own, so that its merges never hold up a post, with SQLite's
 * full-text search (https://sqlite.org/fts5.html). It has no texts, and no positions of
 * terms. Beyond ASCII every character is part of a term, so the tokenizer takes the terms
 * as they are.
 */
final class SqliteIndex implements SearchIndex {

	static final List<String> SCHEMA = List.of(
			"create table search_room ("
					+ "number integer primary key, room_id text not null unique, seq integer not null)",
			"create table search_message ("
					+ "id integer primary key, room integer not null, seq integer not null, unique (room, seq))",
			"create virtual table search_terms using fts5("
					+ "terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')",
			"create table search_erasure (deletions integer not null)", "insert into search_erasure values (0)");

	private static final String FIND = """
			select m.id, r.room_id, m.seq from search_terms
			cross join search_message m on m.id = search_terms.rowid
			cross join search_room r on r.number = m.room
			where search_terms match ? and search_terms.rowid between ? and ?
			order by search_terms.rowid desc limit ?""";

	private static final String MERGE = "insert into search_terms (search_terms, rank) values ('merge', ?)";

	/** How many pages a merge writes in one transaction. */
	private static final int PAGES = 500;

	/** A million messages have about 20,000 pages. */
	private static final int MAX_STEPS = 100_000;

	private final IndexFile file;

	SqliteIndex(IndexFile file) {
		this.file = file;
	}

	@Override
	public int version() {
		return this.file.version();
	}

	@Override
	public void write(Consumer<JdbcTemplate> work) {
		this.file.write(work);
	}

	@Override
	public Map<String, IndexedRoom> lock(Collection<String> ids, JdbcTemplate jdbc) {
		return IndexedRooms.lock(ids, false, jdbc);
	}

	@Override
	public void insert(List<Row> rows, JdbcTemplate jdbc) {
		jdbc.batchUpdate("insert into search_message (id, room, seq) values (?, ?, ?)",
				rows.stream().map((row) -> new Object[] { row.id(), row.room(), row.seq() }).toList());
		jdbc.batchUpdate("insert into search_terms (rowid, terms) values (?, ?)",
				rows.stream().map((row) -> new Object[] { row.id(), String.join(" ", row.terms()) }).toList());
	}

	@Override
	public void delete(List<Long> ids, JdbcTemplate jdbc) {
		if (!ids.isEmpty()) {
			List<Object[]> rows = ids.stream().map((id) -> new Object[] { id }).toList();
			jdbc.batchUpdate("delete from search_message where id = ?", rows);
			jdbc.batchUpdate("delete from search_terms where rowid = ?", rows);
			jdbc.update("update search_erasure set deletions = deletions + 1");
		}
	}

	@Override
	public Map<String, IndexedRoom> rooms(Collection<String> ids) {
		return read((jdbc) -> IndexedRooms.read(ids, jdbc));
	}

	@Override
	public List<Hit> find(IndexQuery query, int limit) {
		String match = query.write(" AND ", " OR ", (term) -> '"' + term.text() + '"' + (term.prefix() ? " *" : ""));
		return read((jdbc) -> jdbc.sql(FIND)
			.params(match, query.from(), query.to(), limit)
			.query((row, number) -> new Hit(row.getLong(1), row.getString(2), row.getLong(3)))
			.list());
	}

	private <T> T read(Function<JdbcClient, T> work) {
		try {
			return this.file.read(work);
		}
		catch (IndexUnavailable ex) {
			throw new SearchUnavailable(ex);
		}
	}

	/**
	 * A deleted message leaves its terms in the file until they are merged with others,
	 * and so does an edited one. This merges everything, in steps between which the
	 * follower has its turn.
	 */
	@Override
	public void erase() {
		long deletions = read((jdbc) -> jdbc.sql("select deletions from search_erasure").query(Long.class).single());
		if (deletions == 0) {
			return;
		}
		boolean more = merge(-PAGES);
		for (int i = 0; more && i < MAX_STEPS; i++) {
			more = merge(PAGES);
		}
		if (!more && this.file.clearWriteAheadLog()) {
			this.file.write((jdbc) -> jdbc.update("update search_erasure set deletions = deletions - ?", deletions));
		}
	}

	/**
	 * Merges some pages.
	 * @param pages how many; negative to begin with the whole index
	 * @return whether there was something to merge
	 */
	private boolean merge(int pages) {
		long[] changes = new long[1];
		this.file.write((jdbc) -> {
			long before = changes(jdbc);
			jdbc.update(MERGE, pages);
			changes[0] = changes(jdbc) - before;
		});
		// The statement itself is one change.
		return changes[0] > 1;
	}

	private static long changes(JdbcTemplate jdbc) {
		return Objects.requireNonNull(jdbc.queryForObject("select total_changes()", Long.class));
	}

	@Override
	public void close() {
		this.file.close();
	}

}
