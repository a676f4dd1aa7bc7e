package chat.maru.search;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

	private static final String MOVE = "update search_room set seq = ? where number = ? and seq < ?";

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
		Map<String, Touched> rooms = new TreeMap<>();
		entries.forEach((entry) -> rooms.computeIfAbsent(entry.log(), (room) -> new Touched()).add(entry));
		this.index.write((jdbc) -> update(rooms, jdbc));
		return (commit) -> {
			// Everything is stored.
		};
	}

	/**
	 * The rooms are locked before the texts are read. If a node that was paused comes
	 * back while another one runs the follower, each sees what the other one has
	 * committed.
	 */
	private void update(Map<String, Touched> rooms, JdbcTemplate jdbc) {
		Map<String, IndexedRoom> indexed = this.index.lock(rooms.keySet(), jdbc);
		JdbcClient client = JdbcClient.create(jdbc);
		Map<String, Set<Long>> messages = new TreeMap<>();
		rooms.forEach((id, touched) -> messages.put(id, touched.messages));
		Map<String, Map<Long, IndexedText>> present = this.texts.of(messages);
		List<Long> outdated = new ArrayList<>();
		List<Added> added = new ArrayList<>();
		rooms.forEach((id, touched) -> {
			IndexedRoom room = Objects.requireNonNull(indexed.get(id));
			Map<Long, Long> known = known(room, touched.messages, client);
			Map<Long, IndexedText> texts = present.getOrDefault(id, Map.of());
			for (long seq : touched.messages) {
				Long old = known.get(seq);
				IndexedText text = texts.get(seq);
				if (old != null && (text == null || touched.edited.contains(seq))) {
					outdated.add(old);
				}
				if (text != null && (old == null || touched.edited.contains(seq))) {
					added.add(new Added(room.number(), text));
				}
			}
		});
		this.index.delete(outdated, jdbc);
		this.index.insert(rows(added, client), jdbc);
		jdbc.batchUpdate(MOVE, rooms.entrySet().stream().map((room) -> {
			long last = room.getValue().last;
			return new Object[] { last, Objects.requireNonNull(indexed.get(room.getKey())).number(), last };
		}).toList());
	}

	/**
	 * Returns the ids of those messages that are in the index, by their seqs. Later ones
	 * than the room's place are not.
	 */
	private static Map<Long, Long> known(IndexedRoom room, Collection<Long> messages, JdbcClient client) {
		Map<Long, Long> ids = new HashMap<>();
		List<Long> seqs = messages.stream().filter((seq) -> seq <= room.seq()).toList();
		if (!seqs.isEmpty()) {
			client.sql("select seq, id from search_message where room = :room and seq in (:seqs)")
				.param("room", room.number())
				.param("seqs", seqs)
				.query((row) -> {
					ids.put(row.getLong("seq"), row.getLong("id"));
				});
		}
		return ids;
	}

	private static List<Row> rows(List<Added> added, JdbcClient client) {
		List<Long> ids = MessageId.unused(added.stream().map((one) -> one.text().at()).toList(), client);
		List<Row> rows = new ArrayList<>(added.size());
		for (int i = 0; i < added.size(); i++) {
			Added one = added.get(i);
			rows.add(new Row(ids.get(i), one.room(), one.text().seq(), one.text().terms(one.room())));
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

	/**
	 * A message that is added to the index.
	 *
	 * @param room the number of its room
	 */
	private record Added(long room, IndexedText text) {
	}

	/** The effect of entries on the messages of a room. */
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
