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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import chat.maru.account.Account;
import chat.maru.message.PostRefused.Reason;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.room.RoomChange;
import chat.maru.room.RoomChange.Kind;
import org.jspecify.annotations.Nullable;

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
			insert into event (room_id, seq, type, at, account_id, message_seq, subject_id, text, messages)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String SELECT_HEAD = """
			select seq, messages from event where room_id = ? order by seq desc limit 1""";

	private static final String SELECT_EARLIER = "select author_id, room_id, seq from message where client_id = ?";

	private final JdbcTemplate jdbc;

	private final ReadMarks marks;

	private final Clock clock;

	LogStore(JdbcTemplate jdbc, ReadMarks marks, Clock clock) {
		this.jdbc = jdbc;
		this.marks = marks;
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
			Map<String, Head> heads = new HashMap<>();
			List<Outcome> outcomes = new ArrayList<>(posts.size());
			for (Post post : posts) {
				Head kept = heads.get(post.room());
				Head next = ((kept != null) ? kept : head(connection, post.room())).next(true);
				long now = this.clock.millis();
				if (insertMessage(message, post, next.seq(), now)) {
					insert(event, new Row(post.room(), next, Posted.TYPE, now, post.author().id(), next.seq(), null,
							post.text()));
					heads.put(post.room(), next);
					outcomes.add(Outcome.stored(post, next, Instant.ofEpochMilli(now)));
				}
				else {
					outcomes.add(earlier(connection, post));
				}
			}
			return outcomes;
		}
	}

	/**
	 * Change a room and say so in its log, in one transaction.
	 * @param work does the change, and returns whether there was anything to change
	 * @return the event, if there was
	 */
	@Transactional
	public Optional<Committed> change(RoomChange change, BooleanSupplier work) {
		return work.getAsBoolean() ? Optional.of(note(change)) : Optional.empty();
	}

	/**
	 * Change several rooms and say so in their logs, in one transaction.
	 * @param work does the changes, and returns them
	 * @return the events, in the same order
	 */
	@Transactional
	public List<Committed> change(Supplier<List<RoomChange>> work) {
		return work.get().stream().map(this::note).toList();
	}

	private Committed note(RoomChange change) {
		Account about = change.about();
		Row row = row(change.room(), change.kind().code(), change.by(), null, (about != null) ? about.id() : null,
				change.text());
		insert(row);
		if (change.kind() == Kind.JOINED && about != null) {
			// What was written before they came does not count as unread.
			this.marks.move(about.id(), row.room(), row.head().seq());
		}
		RoomEvent event = RoomEvent.changed(row.room(), row.head().seq(), Instant.ofEpochMilli(row.at()), change.kind(),
				Author.of(change.by()), (about != null) ? Author.of(about) : null, change.text());
		return new Committed(event, row.head());
	}

	/**
	 * Take a message's text out of the log, and say so there, in one transaction.
	 * @param also what else belongs into the transaction
	 * @return the event; none where it had been removed before
	 */
	@Transactional
	public Optional<Committed> delete(String room, Message message, Account by, Runnable also) {
		Row row = row(room, Deleted.TYPE, by, message.seq(), null, null);
		int deleted = this.jdbc.update(
				"update message set deleted_at = ? where room_id = ? and seq = ? and deleted_at is null", row.at(),
				room, message.seq());
		if (deleted == 0) {
			return Optional.empty();
		}
		this.jdbc.update("update event set text = '' where room_id = ? and seq = ?", room, message.seq());
		insert(row);
		also.run();
		Instant at = Instant.ofEpochMilli(row.at());
		RoomEvent event = new Deleted(room, row.head().seq(), at, Author.of(by), message.deleted(at));
		return Optional.of(new Committed(event, row.head()));
	}

	private Row row(String room, String type, Account by, @Nullable Long message, @Nullable String subject,
			@Nullable String text) {
		Head head = this.jdbc.execute((Connection connection) -> head(connection, room));
		return new Row(room, Objects.requireNonNull(head).next(false), type, this.clock.millis(), by.id(), message,
				subject, text);
	}

	private void insert(Row row) {
		this.jdbc.execute((Connection connection) -> {
			try (PreparedStatement event = connection.prepareStatement(INSERT_EVENT)) {
				insert(event, row);
			}
			return null;
		});
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

	private static void insert(PreparedStatement insert, Row row) throws SQLException {
		insert.setString(1, row.room());
		insert.setLong(2, row.head().seq());
		insert.setString(3, row.type());
		insert.setLong(4, row.at());
		insert.setString(5, row.account());
		insert.setObject(6, row.message());
		insert.setString(7, row.subject());
		insert.setString(8, row.text());
		insert.setLong(9, row.head().messages());
		insert.executeUpdate();
	}

	private static Head head(Connection connection, String room) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(SELECT_HEAD)) {
			select.setString(1, room);
			try (ResultSet row = select.executeQuery()) {
				return row.next() ? new Head(row.getLong(1), row.getLong(2)) : Head.EMPTY;
			}
		}
	}

	private static Outcome earlier(Connection connection, Post post) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(SELECT_EARLIER)) {
			select.setString(1, post.clientId());
			try (ResultSet row = select.executeQuery()) {
				row.next();
				boolean same = row.getString("author_id").equals(post.author().id())
						&& row.getString("room_id").equals(post.room());
				return same ? Outcome.repeated(row.getLong("seq")) : Outcome.taken();
			}
		}
	}

	/**
	 * An entry of the log.
	 *
	 * @param head where the log ends with it
	 */
	private record Row(String room, Head head, String type, long at, String account, @Nullable Long message,
			@Nullable String subject, @Nullable String text) {
	}

	/**
	 * What became of a post.
	 *
	 * @param seq its seq, of the first time where it was sent again; 0 where it was
	 * refused
	 * @param committed the new event, if there is one
	 */
	record Outcome(long seq, Optional<Committed> committed) {

		private static Outcome stored(Post post, Head head, Instant at) {
			long seq = head.seq();
			Message message = new Message(Message.id(post.room(), seq), seq, post.clientId(), Author.of(post.author()),
					post.text(), at);
			return new Outcome(seq, Optional.of(new Committed(new Posted(post.room(), seq, at, message), head)));
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
				result.completeExceptionally(new PostRefused(Reason.CLIENT_ID_TAKEN,
						"This clientId is already used by another account or in another room; choose a new one."));
			}
		}

	}

}
