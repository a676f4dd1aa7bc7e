package chat.maru.bench.page;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rooms with long logs, written directly into a data folder whose server is not running.
 * Fifty million messages of usual length would take some 20 GB, so ids and texts are
 * short here: 5 GB. The queries use the same indexes.
 */
final class Logs {

	/** One of this many rooms has unread messages. */
	private static final int ONE_UNREAD_OF = 5;

	private Logs() {
	}

	/** The id of a room, by its index from zero. */
	static String room(int index) {
		return String.format("r%03d", index);
	}

	/**
	 * Fills a data folder.
	 * @param account the id of the account that is a member of all rooms and has read half of
	 * every fifth room and all of the others
	 */
	static void fill(Path data, String account, int rooms, int messages) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("maru.db"))) {
			try (Statement statement = connection.createStatement()) {
				// Durability does not matter here. Leaving WAL requires a journal in between.
				statement.execute("pragma journal_mode = delete");
				statement.execute("pragma journal_mode = off");
				statement.execute("pragma synchronous = off");
				statement.execute("insert into account (id, role, name, name_key, created_at)"
						+ " values ('a', 'guest', 'Author', 'author', 0)");
			}
			connection.setAutoCommit(false);
			for (int index = 0; index < rooms; index++) {
				fill(connection, room(index), account, messages,
						(index % ONE_UNREAD_OF == 0) ? messages / 2 : messages);
				connection.commit();
			}
		}
	}

	private static void fill(Connection connection, String room, String account, int messages, int read)
			throws SQLException {
		String numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + messages + ") ";
		update(connection, "insert into room (id, name, name_key, kind, created_at) values (?, ?, ?, 'public', 0)", room,
				"Room " + room, "room " + room);
		update(connection, "insert into membership (room_id, account_id, role, joined_at) values (?, ?, 'member', 0)",
				room, account);
		update(connection, "insert into event (room_id, seq, type, at, account_id, message_seq, text, messages) " + numbers
				+ "select ?, i, 'posted', i, 'a', i, 'm' || i, i from n", room);
		update(connection, "insert into message (room_id, seq, author_id, client_id, sent_at, text_seq) " + numbers
				+ "select ?, i, 'a', randomblob(16), i, i from n", room);
		update(connection, "insert into read_mark (account_id, room_id, seq, messages) values (?, ?, " + read + ", " + read + ')',
				account, room);
	}

	private static void update(Connection connection, String sql, String... parameters) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			statement.executeUpdate();
		}
	}

}
