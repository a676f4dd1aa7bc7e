package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import chat.maru.log.ChangeApplier;
import chat.maru.log.Commit;
import chat.maru.person.PersonEntries;

import org.springframework.stereotype.Component;

/**
 * Stores which notices each account has closed. An entry in the account's own log tells
 * its other devices.
 */
@Component
class ClosedNotices implements ChangeApplier<NoticeClosed> {

	private static final String CLOSE = """
			insert into closed_notice (account_id, room_id, seq) values (?, ?, ?)
			on conflict (account_id, room_id) do update set seq = excluded.seq where excluded.seq > closed_notice.seq""";

	@Override
	public Class<NoticeClosed> changes() {
		return NoticeClosed.class;
	}

	@Override
	public void apply(NoticeClosed change, Commit commit) throws SQLException {
		PreparedStatement close = commit.prepared(CLOSE);
		close.setString(1, change.account());
		close.setString(2, change.room());
		close.setLong(3, change.seq());
		if (close.executeUpdate() == 1) {
			commit.append(PersonEntries.noticeClosed(change.account(), change.room(), change.seq()));
		}
	}

}
