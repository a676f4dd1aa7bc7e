package chat.maru.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import chat.maru.account.AccountRow;
import chat.maru.log.ClientId;
import chat.maru.message.RoomEvent.Changed;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.PinChanged;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomEvent.Reacted;
import chat.maru.message.RoomEvent.Unknown;
import chat.maru.room.RoomChange.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads messages and events, inside the caller's transaction. */
@Repository
class MessageReader {

	private static final String MESSAGE = """
			m.seq as message_seq, m.client_id, m.sent_at, m.reply_to, m.thread, m.version, m.edited_at, m.deleted_at,
			m.reactions,
			m.deleted_at is not null and exists (
				select 1 from event d where d.room_id = m.room_id and d.message_seq = m.seq and d.message_seq <> d.seq
					and d.type = 'deleted' and d.account_id <> m.author_id) as removed,
			m.author_id, author.name as author_name, author.role as author_role, author.avatar as author_avatar""";

	private final JdbcClient jdbc;

	MessageReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the newest messages before a seq, in seq order. */
	List<Message> messages(String room, long before, int limit) {
		List<Message> newestFirst = messages("m.seq < ? order by m.seq desc", room, before, limit);
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	/** Returns the oldest messages after a seq, in seq order. */
	List<Message> messagesAfter(String room, long after, int limit) {
		return messages("m.seq > ? order by m.seq", room, after, limit);
	}

	/**
	 * Returns the seq of the first message that was sent at a time or later; empty if
	 * there is none. Messages of a room were sent in seq order, so a few of them lead to
	 * it, however long the log is.
	 */
	OptionalLong firstSince(String room, Instant time, long lastSeq) {
		OptionalLong found = OptionalLong.empty();
		long low = 1;
		long high = lastSeq;
		while (low <= high) {
			long middle = low + (high - low) / 2;
			Optional<Sent> next = sentFrom(room, middle);
			if (next.isPresent() && next.get().at() < time.toEpochMilli()) {
				low = next.get().seq() + 1;
			}
			else {
				high = middle - 1;
				found = next.isPresent() ? OptionalLong.of(next.get().seq()) : found;
			}
		}
		return found;
	}

	private Optional<Sent> sentFrom(String room, long seq) {
		return this.jdbc.sql("select seq, sent_at from message where room_id = ? and seq >= ? order by seq limit 1")
			.params(room, seq)
			.query((row, number) -> new Sent(row.getLong("seq"), row.getLong("sent_at")))
			.optional();
	}

	/** Returns the newest replies of a thread before a seq, in seq order. */
	List<Message> replies(String room, long root, long before, int limit) {
		List<Message> newestFirst = messages("m.thread = ? and m.seq < ? order by m.seq desc", room, root, before,
				limit);
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	/** The values are the room, those of the condition, and the limit. */
	private List<Message> messages(String where, Object... values) {
		return named(this.jdbc.sql(("select m.room_id, e.text, e.payload as text_payload, " + MESSAGE + """
				 from message m
				join event e on e.room_id = m.room_id and e.seq = m.text_seq
				join account author on author.id = m.author_id
				where m.room_id = ? and %s limit ?""").formatted(where))
			.params(values)
			.query(MessageReader::message)
			.list());
	}

	/** Adds the present names of those whom messages mention. */
	private List<Message> named(List<Message> messages) {
		Function<String, @Nullable String> names = names(messages.stream());
		return new ArrayList<>(messages.stream().map((message) -> message.named(names)).toList());
	}

	private Function<String, @Nullable String> names(Stream<Message> messages) {
		Map<String, Author> authors = authors(messages.flatMap((message) -> message.mentions().stream())
			.map(Mention::id)
			.collect(Collectors.toSet()));
		return (id) -> {
			Author author = authors.get(id);
			return (author != null && !author.deleted()) ? author.name() : null;
		};
	}

	/** Returns the message with a seq; empty if that entry is not a message. */
	Optional<Message> message(String room, long seq) {
		return messages(room, seq + 1, 1).stream().filter((message) -> message.seq() == seq).findFirst();
	}

	/**
	 * Returns messages of several rooms, in no particular order.
	 * @param rooms the seqs of messages, by the ids of their rooms; not empty
	 */
	List<Message> messages(Map<String, List<Long>> rooms) {
		// One condition for each room: SQLite does not use the key for a list of pairs.
		String where = String.join(" or ", Collections.nCopies(rooms.size(), "(m.room_id = ? and m.seq in (%s))"));
		List<Object> values = new ArrayList<>();
		List<String> places = new ArrayList<>();
		rooms.forEach((room, seqs) -> {
			values.add(room);
			values.addAll(seqs);
			places.add(String.join(", ", Collections.nCopies(seqs.size(), "?")));
		});
		return named(this.jdbc.sql(("select m.room_id, e.text, e.payload as text_payload, " + MESSAGE + """
				 from message m
				join event e on e.room_id = m.room_id and e.seq = m.text_seq
				join account author on author.id = m.author_id
				where %s""").formatted(where.formatted(places.toArray())))
			.params(values)
			.query(MessageReader::message)
			.list());
	}

	/** Returns the message that an account posted in a room with a clientId. */
	Optional<Message> posted(String room, String account, String clientId) {
		return this.jdbc
			.sql("select seq from event where account_id = ? and client_id = ? and room_id = ? and type = ?")
			.params(account, Objects.requireNonNull(ClientId.bytes(clientId)), room, Posted.TYPE)
			.query(Long.class)
			.optional()
			.flatMap((seq) -> message(room, seq));
	}

	/**
	 * Returns the newest versions of a message, in order; none if it has been deleted.
	 */
	List<MessageVersion> versions(String room, long seq, int limit) {
		List<MessageVersion> newestFirst = this.jdbc.sql("""
				select seq, at, text, payload from (
					select seq, at, text, payload from event where room_id = :room and seq = :seq
					union all select seq, at, text, payload from event
						where room_id = :room and message_seq = :seq and message_seq <> seq and type = :edited
				) written
				where exists (select 1 from message where room_id = :room and seq = :seq and deleted_at is null)
				order by seq desc limit :limit""")
			.param("room", room)
			.param("seq", seq)
			.param("edited", Edited.TYPE)
			.param("limit", limit)
			.query((row, number) -> new MessageVersion(MessageFold.version(row.getString("payload")),
					row.getString("text"), Instant.ofEpochMilli(row.getLong("at"))))
			.list();
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	/**
	 * Returns the events after a seq, in seq order. Those about a message have it as it
	 * is now, so they tell nothing of its earlier versions.
	 */
	List<RoomEvent> events(String room, long after, int limit) {
		List<RoomEvent> events = this.jdbc
			.sql("select e.room_id, e.seq, e.type, e.at, e.payload, " + MESSAGE
					+ """
							, case when m.text_seq <> e.seq
								then (select text from event where room_id = m.room_id and seq = m.text_seq) else e.text end as text,
							case when m.text_seq <> e.seq
								then (select payload from event where room_id = m.room_id and seq = m.text_seq)
								else e.payload end as text_payload,
							e.account_id as by_id, doer.name as by_name, doer.role as by_role, doer.avatar as by_avatar,
							e.subject_id, subject.name as subject_name, subject.role as subject_role,
							subject.avatar as subject_avatar
							from event e
							join account doer on doer.id = e.account_id
							left join account subject on subject.id = e.subject_id
							left join message m on m.room_id = e.room_id and m.seq = e.message_seq
							left join account author on author.id = m.author_id
							where e.room_id = ? and e.seq > ?
							order by e.seq limit ?""")
			.params(room, after, limit)
			.query(MessageReader::event)
			.list();
		Function<String, @Nullable String> names = names(events.stream().flatMap(MessageReader::written));
		return events.stream().map((event) -> named(event, names)).toList();
	}

	/** Returns the message of an event that has a text. */
	private static Stream<Message> written(RoomEvent event) {
		if (event instanceof Posted posted) {
			return Stream.of(posted.message());
		}
		return (event instanceof Edited edited) ? Stream.of(edited.message()) : Stream.of();
	}

	private static RoomEvent named(RoomEvent event, Function<String, @Nullable String> names) {
		if (event instanceof Posted posted) {
			return new Posted(posted.room(), posted.seq(), posted.at(), posted.message().named(names));
		}
		return (event instanceof Edited edited)
				? new Edited(edited.room(), edited.seq(), edited.at(), edited.message().named(names)) : event;
	}

	/**
	 * Returns the pinned messages of a room, the one that was pinned last first.
	 * @param noticeOnly whether to return only the notice
	 */
	List<Pin> pins(String room, boolean noticeOnly) {
		List<Pin> pins = this.jdbc
			.sql("select m.room_id, e.text, e.payload as text_payload, m.text_seq, " + MESSAGE
					+ """
							, pin.notice, pin.event_seq, pinned.at as pinned_at, pinned.account_id as by_id, doer.name as by_name,
							doer.role as by_role, doer.avatar as by_avatar
							from pin
							join event pinned on pinned.room_id = pin.room_id and pinned.seq = pin.event_seq
							join account doer on doer.id = pinned.account_id
							join message m on m.room_id = pin.room_id and m.seq = pin.seq
							join event e on e.room_id = m.room_id and e.seq = m.text_seq
							join account author on author.id = m.author_id
							where pin.room_id = ? and (? = 0 or pin.notice = 1) order by pin.event_seq desc limit ?""")
			.params(room, noticeOnly ? 1 : 0, Pins.MAX_PINS)
			.query((row, number) -> new Pin(message(row, number), author(row, "by"),
					Instant.ofEpochMilli(row.getLong("pinned_at")), row.getInt("notice") == 1,
					Math.max(row.getLong("event_seq"), row.getLong("text_seq"))))
			.list();
		Function<String, @Nullable String> names = names(pins.stream().map(Pin::message));
		return pins.stream()
			.map((pin) -> new Pin(pin.message().named(names), pin.by(), pin.at(), pin.notice(), pin.seq()))
			.toList();
	}

	/** Returns accounts as authors, by their ids. */
	Map<String, Author> authors(Collection<String> accounts) {
		Map<String, Author> authors = new HashMap<>();
		if (!accounts.isEmpty()) {
			this.jdbc.sql("""
					select id as author_id, name as author_name, role as author_role, avatar as author_avatar
					from account
					where id in (:ids)""").param("ids", accounts).query((row) -> {
				authors.put(row.getString("author_id"), author(row, "author"));
			});
		}
		return authors;
	}

	private static RoomEvent event(ResultSet row, int number) throws SQLException {
		String room = row.getString("room_id");
		long seq = row.getLong("seq");
		Instant at = Instant.ofEpochMilli(row.getLong("at"));
		String type = row.getString("type");
		if (type.equals(Posted.TYPE)) {
			return new Posted(room, seq, at, message(row, number));
		}
		if (type.equals(Edited.TYPE)) {
			return new Edited(room, seq, at, message(row, number));
		}
		if (type.equals(Reacted.TYPE)) {
			return Reacted.of(room, seq, at, row.getLong("message_seq"), row.getString("payload"));
		}
		Author by = author(row, "by");
		if (type.equals(Deleted.TYPE)) {
			// The text belongs to other entries and has been erased there.
			return new Deleted(room, seq, at, by, message(row, number));
		}
		if (PinChanged.is(type)) {
			return new PinChanged(type, room, seq, at, by, row.getLong("message_seq"),
					PinChanged.notice(row.getString("payload")));
		}
		if (Kind.find(type).isEmpty()) {
			return new Unknown(room, seq, at);
		}
		Author account = (row.getString("subject_id") != null) ? author(row, "subject") : null;
		return Changed.of(type, room, seq, at, by, account, row.getString("payload"));
	}

	private static Message message(ResultSet row, int number) throws SQLException {
		String room = row.getString("room_id");
		long seq = row.getLong("message_seq");
		Message message = new Message(Message.id(room, seq), seq, ClientId.text(row.getBytes("client_id")),
				author(row, "author"), row.getString("text"), Instant.ofEpochMilli(row.getLong("sent_at")))
			.answering(reply(row))
			.reactedTo(ReactionTotals.read(row.getString("reactions")));
		List<Mention> mentions = MentionPayload.read(row.getString("text_payload"));
		long deletedAt = row.getLong("deleted_at");
		if (!row.wasNull()) {
			return message.deleted(Instant.ofEpochMilli(deletedAt), row.getBoolean("removed"));
		}
		long editedAt = row.getLong("edited_at");
		return (row.wasNull() ? message
				: message.edited(message.text(), row.getInt("version"), Instant.ofEpochMilli(editedAt)))
			.mentioning(mentions);
	}

	private static @Nullable Reply reply(ResultSet row) throws SQLException {
		long to = row.getLong("reply_to");
		return row.wasNull() ? null : new Reply(to, row.getLong("thread"));
	}

	/** Reads an author from the columns with a prefix. */
	static Author author(ResultSet row, String prefix) throws SQLException {
		String role = row.getString(prefix + "_role");
		return new Author(row.getString(prefix + "_id"), row.getString(prefix + "_name"), role.equals("deleted"),
				AccountRow.shownRole(role), row.getString(prefix + "_avatar"));
	}

	/** When a message was sent, in ms. */
	private record Sent(long seq, long at) {
	}

}
