package chat.maru.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import chat.maru.log.Commit;
import chat.maru.log.Entry;
import chat.maru.log.Follower;
import chat.maru.person.PersonEntries;
import chat.maru.search.IndexedTexts.IndexedText;
import chat.maru.search.SearchIndex.IndexedRoom;
import chat.maru.search.SearchIndex.Row;
import chat.maru.storage.Engine;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the index of messages. It writes the index before its place moves on and in a
 * transaction of its own, so that no post waits for it. After a crash some entries are
 * followed twice, which gives the same index: a message is indexed as it is now, and not
 * as an entry says.
 */
@Component
class SearchFollower implements Follower {

	private static final String ADD = """
			insert into search_room (room_id, seq) values (?, 0) on conflict (room_id) do nothing""";

	/**
	 * Also locks the room. If a node that was paused comes back while another one runs
	 * the follower, each sees what the other one has committed.
	 */
	private static final String MOVE = """
			update search_room set seq = case when seq < ? then ? else seq end where room_id = ? returning number, seq""";

	private final SearchIndex index;

	private final IndexedTexts texts;

	private final Engine engine;

	SearchFollower(SearchIndex index, IndexedTexts texts, Engine engine) {
		this.index = index;
		this.texts = texts;
		this.engine = engine;
	}

	@Override
	public String name() {
		return "search";
	}

	@Override
	public int version() {
		return this.index.version();
	}

	@Override
	public String ignoredLogs() {
		return PersonEntries.LOGS;
	}

	@Override
	public Result follow(List<Entry> entries) {
		// Sorted, so that two nodes do not lock each other out.
		Map<String, Touched> rooms = new TreeMap<>();
		entries.forEach((entry) -> rooms.computeIfAbsent(entry.log(), (room) -> new Touched()).add(entry));
		this.index.write((jdbc) -> rooms.forEach((room, touched) -> update(room, touched, jdbc)));
		return (commit) -> {
			// Everything is stored.
		};
	}

	private void update(String id, Touched touched, JdbcTemplate jdbc) {
		JdbcClient client = JdbcClient.create(jdbc);
		client.sql(ADD).param(id).update();
		IndexedRoom room = client.sql(MOVE)
			.params(touched.last, touched.last, id)
			.query((row, number) -> new IndexedRoom(row.getLong("number"), row.getLong("seq")))
			.single();
		if (touched.messages.isEmpty()) {
			return;
		}
		Map<Long, Long> indexed = indexed(room.number(), touched.messages, client);
		Map<Long, IndexedText> present = this.texts.of(id, touched.messages);
		List<Long> outdated = new ArrayList<>();
		List<IndexedText> added = new ArrayList<>();
		for (long seq : touched.messages) {
			Long known = indexed.get(seq);
			IndexedText text = present.get(seq);
			if (known != null && (text == null || touched.edited.contains(seq))) {
				outdated.add(known);
			}
			if (text != null && (known == null || touched.edited.contains(seq))) {
				added.add(text);
			}
		}
		this.index.delete(outdated, jdbc);
		this.index.insert(rows(room.number(), added, client), jdbc);
	}

	/** Returns the ids of those messages that are in the index, by their seqs. */
	private static Map<Long, Long> indexed(long room, Collection<Long> seqs, JdbcClient client) {
		Map<Long, Long> ids = new HashMap<>();
		client.sql("select seq, id from search_message where room = :room and seq in (:seqs)")
			.param("room", room)
			.param("seqs", seqs)
			.query((row) -> {
				ids.put(row.getLong("seq"), row.getLong("id"));
			});
		return ids;
	}

	private static List<Row> rows(long room, List<IndexedText> texts, JdbcClient client) {
		List<Long> ids = MessageId.unused(texts.stream().map(IndexedText::at).toList(), client);
		List<Row> rows = new ArrayList<>(texts.size());
		for (int i = 0; i < texts.size(); i++) {
			IndexedText text = texts.get(i);
			rows.add(new Row(ids.get(i), room, text.seq(), text.terms(room)));
		}
		return rows;
	}

	/**
	 * The file of SQLite is new then, or has the same messages. PostgreSQL has one table
	 * for all versions.
	 */
	@Override
	public void clear(Commit commit) throws SQLException {
		if (this.engine == Engine.POSTGRESQL) {
			commit.prepared("truncate search_message, search_room").executeUpdate();
		}
	}

	/** What entries say about the messages of a room. */
	private static final class Touched {

		/** The messages that may have changed. */
		private final Set<Long> messages = new TreeSet<>();

		/** Those whose text may have changed since they were indexed. */
		private final Set<Long> edited = new HashSet<>();

		private long last;

		void add(Entry entry) {
			this.last = Math.max(this.last, entry.seq());
			Long message = entry.message();
			if (message != null) {
				this.messages.add(message);
				if (message != entry.seq() && entry.text() != null) {
					this.edited.add(message);
				}
			}
		}

	}

}
