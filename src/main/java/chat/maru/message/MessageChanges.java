package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.log.ChangeApplier;
import chat.maru.log.Commit;
import chat.maru.log.NewEntry;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Posted;

import org.springframework.stereotype.Component;

/** Appends an entry to the room's log for each change of a message. */
@Component
class MessageChanges implements ChangeApplier<MessageChange> {

	private static final String SELECT_EXISTING = """
			select 1 from message where room_id = ? and seq = ? and deleted_at is null""";

	private final AuditLog audit;

	MessageChanges(AuditLog audit) {
		this.audit = audit;
	}

	@Override
	public Class<MessageChange> changes() {
		return MessageChange.class;
	}

	@Override
	public void apply(MessageChange change, Commit commit) throws SQLException {
		if (change instanceof Post post) {
			commit.append(NewEntry.message(post.room(), Posted.TYPE, post.author().id(), post.text()));
		}
		else if (change instanceof Deletion deletion) {
			delete(deletion, commit);
		}
	}

	private void delete(Deletion change, Commit commit) throws SQLException {
		Message message = change.message();
		if (!exists(change.room(), message.seq(), commit)) {
			return;
		}
		commit.append(NewEntry.about(message.seq(), change.room(), Deleted.TYPE, change.by().id()));
		if (!message.author().id().equals(change.by().id())) {
			this.audit.note(change.by().id(), AuditAction.MESSAGE_REMOVED, message.author().id(), change.room(),
					"message=" + message.id());
		}
	}

	private static boolean exists(String room, long seq, Commit commit) throws SQLException {
		PreparedStatement select = commit.prepared(SELECT_EXISTING);
		select.setString(1, room);
		select.setLong(2, seq);
		try (ResultSet row = select.executeQuery()) {
			return row.next();
		}
	}

}
