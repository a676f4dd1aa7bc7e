package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.log.ChangeApplier;
import chat.maru.log.Commit;
import chat.maru.log.NewEntry;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Component;

/** Appends an entry to the room's log for each change of a message. */
@Component
class MessageChanges implements ChangeApplier<MessageChange> {

	private static final String SELECT = """
			select m.version, m.edited_at, m.deleted_at, e.text, e.payload from message m
			join event e on e.room_id = m.room_id and e.seq = m.text_seq
			where m.room_id = ? and m.seq = ?""";

	private static final String SELECT_DELETED = """
			select 1 from message where room_id = ? and seq = ? and deleted_at is not null""";

	private final AuditLog audit;

	private final Duration editWindow;

	MessageChanges(AuditLog audit, EditSettings settings) {
		this.audit = audit;
		this.editWindow = settings.editWindow();
	}

	@Override
	public Class<MessageChange> changes() {
		return MessageChange.class;
	}

	@Override
	public void apply(MessageChange change, Commit commit) throws SQLException {
		if (change instanceof Post post) {
			post(post, commit);
		}
		else if (change instanceof Edit edit) {
			edit(edit, commit);
		}
		else if (change instanceof Deletion deletion) {
			delete(deletion, commit);
		}
	}

	/** Appends a reply before it checks the message that it replies to, as an edit. */
	private static void post(Post change, Commit commit) throws SQLException {
		Reply reply = change.reply();
		commit.append(NewEntry.message(change.room(), Posted.TYPE, change.author().id(), change.text(),
				MentionPayload.add((reply != null) ? reply.payload() : null, change.mentions())));
		if (reply != null && isDeleted(change.room(), reply.to(), commit)) {
			throw new Refused(MessageReason.DELETED);
		}
	}

	private static boolean isDeleted(String room, long seq, Commit commit) throws SQLException {
		PreparedStatement select = commit.prepared(SELECT_DELETED);
		select.setString(1, room);
		select.setLong(2, seq);
		try (ResultSet row = select.executeQuery()) {
			return row.next();
		}
	}

	/**
	 * Appends before it checks anything, because a repeat must get the first answer. A
	 * refusal removes the entry again.
	 */
	private void edit(Edit change, Commit commit) throws SQLException {
		Message now = now(change.room(), change.message(), commit);
		int version = (now.version() != null) ? now.version() : 1;
		commit.append(NewEntry.edit(now.seq(), change.room(), Edited.TYPE, change.by().id(), change.text(),
				String.valueOf(MentionPayload.add(MessageFold.payload(version + 1), change.mentions()))));
		if (now.deletedAt() != null) {
			throw new Refused(MessageReason.DELETED);
		}
		if (this.editWindow.compareTo(Duration.ZERO) > 0 && commit.now().isAfter(now.sentAt().plus(this.editWindow))) {
			throw new Refused(MessageReason.EDIT_TOO_LATE);
		}
		if (change.basedOn() != null && change.basedOn() != version) {
			throw new Refused(MessageReason.EDIT_CONFLICT).with("message",
					now.named(Mentions.names(Stream.of(change.message(), now.mentioning(change.mentions()))
						.flatMap((message) -> message.mentions().stream())
						.toList())));
		}
	}

	private void delete(Deletion change, Commit commit) throws SQLException {
		Message message = change.message();
		if (now(change.room(), message, commit).deletedAt() != null) {
			return;
		}
		commit.append(NewEntry.about(message.seq(), change.room(), Deleted.TYPE, change.by().id()));
		if (!message.author().id().equals(change.by().id())) {
			this.audit.note(change.by().id(), AuditAction.MESSAGE_REMOVED, message.author().id(), change.room(),
					"message=" + message.id());
		}
	}

	/** Returns a message as it is in this transaction. */
	private static Message now(String room, Message message, Commit commit) throws SQLException {
		PreparedStatement select = commit.prepared(SELECT);
		select.setString(1, room);
		select.setLong(2, message.seq());
		try (ResultSet row = select.executeQuery()) {
			if (!row.next()) {
				throw new Refused(MessageReason.UNKNOWN);
			}
			long deletedAt = row.getLong("deleted_at");
			if (!row.wasNull()) {
				return message.deleted(Instant.ofEpochMilli(deletedAt), message.removed());
			}
			long editedAt = row.getLong("edited_at");
			return row.wasNull() ? message
					: message.edited(row.getString("text"), row.getInt("version"), Instant.ofEpochMilli(editedAt))
						.mentioning(MentionPayload.read(row.getString("payload")));
		}
	}

}
