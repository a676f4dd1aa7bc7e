package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import chat.maru.log.ClientId;
import chat.maru.log.Commit;
import chat.maru.log.Entry;
import chat.maru.log.Projection;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.room.RoomChange.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Maintains a row for each message with the result of its entries ({@link MessageFold}),
 * so that a page of history does not have to read later entries.
 */
@Component
class MessageProjection implements Projection {

	private static final String INSERT = """
			insert into message (room_id, seq, author_id, client_id, sent_at, text_seq, reply_to, thread)
			values (?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String EDIT = """
			update message set text_seq = ?, version = ?, edited_at = ? where room_id = ? and seq = ?""";

	private static final String DELETE = """
			update message set deleted_at = ?, version = 1, edited_at = null where room_id = ? and seq = ?""";

	private static final String REPLIED = "update message set replies = replies + 1 where room_id = ? and seq = ?";

	private static final String REPLY_DELETED = """
			update message set replies = replies - 1
			where room_id = ? and seq = (select thread from message where room_id = ? and seq = ?)""";

	private static final String EMPTY_POST = "update event set text = '' where room_id = ? and seq = ?";

	/** By the index of such entries. SQLite would use it for a query only. */
	static final String EMPTY_LATER = """
			update event set text = '' where text is not null and room_id = ? and seq in (
				select seq from event where room_id = ? and message_seq = ? and message_seq <> seq)""";

	private final ReadMarks marks;

	MessageProjection(ReadMarks marks) {
		this.marks = marks;
	}

	@Override
	public void add(Entry entry, Commit commit) throws SQLException {
		String subject = entry.subject();
		Long message = entry.message();
		if (entry.type().equals(Posted.TYPE)) {
			post(entry, commit);
			MentionRows.add(entry, entry.seq(), commit);
		}
		else if (entry.type().equals(Edited.TYPE) && message != null) {
			edit(entry, message, commit);
			MentionRows.replace(entry, message, commit);
		}
		else if (entry.type().equals(Deleted.TYPE) && message != null) {
			end(entry, message, commit);
			MentionRows.delete(entry.log(), message, commit);
		}
		else if (entry.type().equals(Kind.JOINED.code()) && subject != null) {
			// Messages from before an account joined do not count as unread.
			this.marks.move(subject, entry.log(), entry.seq(), commit);
		}
	}

	private static void post(Entry entry, Commit commit) throws SQLException {
		Reply reply = Reply.of(entry.payload());
		commit.write(INSERT, (insert) -> set(entry, reply, insert));
		if (reply != null) {
			commit.write(REPLIED, (update) -> {
				update.setString(1, entry.log());
				update.setLong(2, reply.thread());
			});
		}
	}

	private static void set(Entry entry, @Nullable Reply reply, PreparedStatement insert) throws SQLException {
		insert.setString(1, entry.log());
		insert.setLong(2, entry.seq());
		insert.setString(3, entry.account());
		insert.setBytes(4, ClientId.bytes(entry.clientId()));
		insert.setLong(5, entry.at().toEpochMilli());
		insert.setLong(6, entry.seq());
		insert.setObject(7, (reply != null) ? reply.to() : null);
		insert.setObject(8, (reply != null) ? reply.thread() : null);
	}

	/** Points a message to the entry with its new text. */
	private static void edit(Entry entry, long message, Commit commit) throws SQLException {
		PreparedStatement edit = commit.prepared(EDIT);
		edit.setLong(1, entry.seq());
		edit.setInt(2, MessageFold.version(entry.payload()));
		edit.setLong(3, entry.at().toEpochMilli());
		edit.setString(4, entry.log());
		edit.setLong(5, message);
		edit.executeUpdate();
	}

	/** Marks a message as deleted, and erases its text from all entries. */
	private static void end(Entry entry, long message, Commit commit) throws SQLException {
		PreparedStatement delete = commit.prepared(DELETE);
		delete.setLong(1, entry.at().toEpochMilli());
		delete.setString(2, entry.log());
		delete.setLong(3, message);
		delete.executeUpdate();
		PreparedStatement replyDeleted = commit.prepared(REPLY_DELETED);
		replyDeleted.setString(1, entry.log());
		replyDeleted.setString(2, entry.log());
		replyDeleted.setLong(3, message);
		replyDeleted.executeUpdate();
		PreparedStatement emptyPost = commit.prepared(EMPTY_POST);
		emptyPost.setString(1, entry.log());
		emptyPost.setLong(2, message);
		emptyPost.executeUpdate();
		PreparedStatement emptyLater = commit.prepared(EMPTY_LATER);
		emptyLater.setString(1, entry.log());
		emptyLater.setString(2, entry.log());
		emptyLater.setLong(3, message);
		emptyLater.executeUpdate();
	}

}
