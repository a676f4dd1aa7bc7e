package chat.maru.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import chat.maru.message.PostRefused.Reason;
import chat.maru.message.RoomEvent.Posted;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Appends to the log. Plain JDBC, because this is the one place where a statement is run
 * ten thousand times a second.
 */
@Repository
class LogStore {

	private static final String INSERT_MESSAGE = """
			insert into message (room_id, seq, author_id, client_id, sent_at, text_seq) values (?, ?, ?, ?, ?, ?)
			on conflict (client_id) do nothing""";

	private static final String INSERT_EVENT = """
			insert into event (room_id, seq, type, at, account_id, message_seq, text)
			values (?, ?, 'posted', ?, ?, ?, ?)""";

	private static final String SELECT_LAST_SEQ = "select coalesce(max(seq), 0) from event where room_id = ?";

	private static final String SELECT_EARLIER = "select author_id, seq from message where client_id = ?";

	private final JdbcTemplate jdbc;

	private final Clock clock;

	LogStore(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Append posts in one transaction, which is on disk when this returns.
	 * @return what became of each, in the same order
	 */
	@Transactional
	public List<Outcome> append(List<Post> posts) {
		List<Outcome> outcomes = this.jdbc.execute((Connection connection) -> append(posts, connection));
		return (outcomes != null) ? outcomes : List.of();
	}

	private List<Outcome> append(List<Post> posts, Connection connection) throws SQLException {
		try (PreparedStatement message = connection.prepareStatement(INSERT_MESSAGE);
				PreparedStatement event = connection.prepareStatement(INSERT_EVENT)) {
			Map<String, Long> lastSeqs = new HashMap<>();
			List<Outcome> outcomes = new ArrayList<>(posts.size());
			for (Post post : posts) {
				Long lastSeq = lastSeqs.get(post.room());
				long seq = 1 + ((lastSeq != null) ? lastSeq : lastSeq(connection, post.room()));
				long now = this.clock.millis();
				if (insertMessage(message, post, seq, now)) {
					insertEvent(event, post, seq, now);
					lastSeqs.put(post.room(), seq);
					outcomes.add(Outcome.stored(post, seq, Instant.ofEpochMilli(now)));
				}
				else {
					outcomes.add(earlier(connection, post));
				}
			}
			return outcomes;
		}
	}

	private static boolean insertMessage(PreparedStatement insert, Post post, long seq, long now) throws SQLException {
		insert.setString(1, post.room());
		insert.setLong(2, seq);
		insert.setString(3, post.author().id());
		insert.setString(4, post.clientId());
		insert.setLong(5, now);
		insert.setLong(6, seq);
		return insert.executeUpdate() == 1;
	}

	private static void insertEvent(PreparedStatement insert, Post post, long seq, long now) throws SQLException {
		insert.setString(1, post.room());
		insert.setLong(2, seq);
		insert.setLong(3, now);
		insert.setString(4, post.author().id());
		insert.setLong(5, seq);
		insert.setString(6, post.text());
		insert.executeUpdate();
	}

	private static long lastSeq(Connection connection, String room) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(SELECT_LAST_SEQ)) {
			select.setString(1, room);
			try (ResultSet row = select.executeQuery()) {
				row.next();
				return row.getLong(1);
			}
		}
	}

	private static Outcome earlier(Connection connection, Post post) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(SELECT_EARLIER)) {
			select.setString(1, post.clientId());
			try (ResultSet row = select.executeQuery()) {
				row.next();
				return row.getString("author_id").equals(post.author().id()) ? Outcome.repeated(row.getLong("seq"))
						: Outcome.taken();
			}
		}
	}

	/**
	 * What became of a post.
	 *
	 * @param seq its seq, of the first time where it was sent again; 0 where it was
	 * refused
	 * @param event the new event, if there is one
	 */
	record Outcome(long seq, Optional<RoomEvent> event) {

		private static Outcome stored(Post post, long seq, Instant at) {
			Message message = new Message(Message.id(post.room(), seq), seq, post.clientId(),
					new Author(post.author().id(), post.author().name()), post.text(), at);
			return new Outcome(seq, Optional.of(new Posted(post.room(), seq, at, message)));
		}

		private static Outcome repeated(long seq) {
			return new Outcome(seq, Optional.empty());
		}

		private static Outcome taken() {
			return new Outcome(0, Optional.empty());
		}

		void complete(CompletableFuture<Long> result) {
			if (this.seq > 0) {
				result.complete(this.seq);
			}
			else {
				result.completeExceptionally(
						new PostRefused(Reason.CLIENT_ID_TAKEN, "Somebody else has posted with this clientId."));
			}
		}

	}

}
