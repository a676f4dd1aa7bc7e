package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import chat.maru.log.ChangeApplier;
import chat.maru.log.Commit;
import chat.maru.log.NewEntry;
import chat.maru.message.RoomEvent.PinChanged;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Appends an entry to the room's log for each change of a pin. */
@Component
class PinChanges implements ChangeApplier<PinChange> {

	private static final String NOTICE = "select notice from pin where room_id = ? and seq = ?";

	private static final String COUNT = "select count(*) from pin where room_id = ?";

	@Override
	public Class<PinChange> changes() {
		return PinChange.class;
	}

	/**
	 * Pinning a pinned message, or unpinning another one, changes nothing. Otherwise it
	 * appends before it checks anything, because a repeat must get the first answer. A
	 * refusal removes the entry again.
	 */
	@Override
	public void apply(PinChange change, Commit commit) throws SQLException {
		Boolean notice = notice(change, commit);
		if (change.pinned() ? Boolean.valueOf(change.notice()).equals(notice) : notice == null) {
			return;
		}
		commit.append(new NewEntry(change.room(), change.type(), change.by().id(), null, change.message(), null,
				change.pinned() ? PinChanged.payload(change.notice()) : null, false));
		if (change.pinned() && notice == null) {
			checkNew(change, commit);
		}
	}

	/** Returns whether the message is the notice; null if it is not pinned. */
	private static @Nullable Boolean notice(PinChange change, Commit commit) throws SQLException {
		PreparedStatement select = commit.prepared(NOTICE);
		select.setString(1, change.room());
		select.setLong(2, change.message());
		try (ResultSet row = select.executeQuery()) {
			return row.next() ? Boolean.valueOf(row.getInt(1) == 1) : null;
		}
	}

	private static void checkNew(PinChange change, Commit commit) throws SQLException {
		PresentMessage.require(change.room(), change.message(), commit);
		PreparedStatement count = commit.prepared(COUNT);
		count.setString(1, change.room());
		try (ResultSet row = count.executeQuery()) {
			row.next();
			if (row.getInt(1) >= Pins.MAX_PINS) {
				throw new Refused(MessageReason.TOO_MANY_PINS);
			}
		}
	}

}
