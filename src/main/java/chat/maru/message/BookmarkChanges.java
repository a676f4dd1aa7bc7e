package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import chat.maru.log.ChangeApplier;
import chat.maru.log.Commit;
import chat.maru.log.Entry;
import chat.maru.person.PersonEntries;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Component;

/**
 * Stores which messages each account has bookmarked. An entry in the account's own log
 * tells its other devices.
 */
@Component
class BookmarkChanges implements ChangeApplier<BookmarkChange> {

	private static final String FIND = "select 1 from bookmark where account_id = ? and room_id = ? and seq = ?";

	private static final String COUNT = "select count(*) from bookmark where account_id = ?";

	private static final String INSERT = """
			insert into bookmark (account_id, room_id, seq, person_seq, bookmarked_at) values (?, ?, ?, ?, ?)""";

	private static final String DELETE = "delete from bookmark where account_id = ? and room_id = ? and seq = ?";

	@Override
	public Class<BookmarkChange> changes() {
		return BookmarkChange.class;
	}

	@Override
	public void apply(BookmarkChange change, Commit commit) throws SQLException {
		if (!change.bookmarked()) {
			if (key(DELETE, change, commit).executeUpdate() == 1) {
				commit.append(PersonEntries.unbookmarked(change.account(), change.room(), change.message()));
			}
		}
		else if (!isBookmarked(change, commit)) {
			check(change, commit);
			insert(change, commit);
		}
	}

	private static boolean isBookmarked(BookmarkChange change, Commit commit) throws SQLException {
		try (ResultSet row = key(FIND, change, commit).executeQuery()) {
			return row.next();
		}
	}

	private static PreparedStatement key(String sql, BookmarkChange change, Commit commit) throws SQLException {
		PreparedStatement statement = commit.prepared(sql);
		statement.setString(1, change.account());
		statement.setString(2, change.room());
		statement.setLong(3, change.message());
		return statement;
	}

	private static void check(BookmarkChange change, Commit commit) throws SQLException {
		PresentMessage.require(change.room(), change.message(), commit);
		PreparedStatement count = commit.prepared(COUNT);
		count.setString(1, change.account());
		try (ResultSet row = count.executeQuery()) {
			row.next();
			if (row.getInt(1) >= Bookmarks.MAX) {
				throw new Refused(MessageReason.TOO_MANY_BOOKMARKS);
			}
		}
	}

	private static void insert(BookmarkChange change, Commit commit) throws SQLException {
		Entry entry = commit.append(PersonEntries.bookmarked(change.account(), change.room(), change.message()));
		PreparedStatement insert = key(INSERT, change, commit);
		insert.setLong(4, entry.seq());
		insert.setLong(5, entry.at().toEpochMilli());
		insert.executeUpdate();
	}

}
