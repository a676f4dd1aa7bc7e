package chat.maru.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The log of the notices of all nodes, in PostgreSQL. Its seq has no holes and is in the
 * order of the commits, because a transaction that writes to it locks one row until its
 * commit. It is written last in a transaction, so that this row is locked briefly.
 */
final class NoticeLog {

	/** How long notices are kept, in ms. */
	static final long RETENTION = 3_600_000;

	/** The maximum number of notices that are read or deleted at once. */
	static final int PAGE = 1_000;

	private NoticeLog() {
	}

	/** Append notices, inside the caller's transaction. */
	static void append(JdbcOperations jdbc, String node, List<Notice> notices) {
		jdbc.update((connection) -> insert(connection, node, notices));
	}

	private static PreparedStatement insert(Connection connection, String node, List<Notice> notices)
			throws SQLException {
		PreparedStatement statement = connection.prepareStatement("""
				with head as (update notice_log set seq = seq + ? returning seq - ? as seq)
				insert into notice (seq, node_id, name, body, created_at)
				select head.seq + it.number, ?, it.name, it.body,
					(extract(epoch from clock_timestamp()) * 1000)::bigint
				from head, unnest(?, ?) with ordinality as it (name, body, number)""");
		statement.setInt(1, notices.size());
		statement.setInt(2, notices.size());
		statement.setString(3, node);
		statement.setArray(4, connection.createArrayOf("text",
				notices.stream().map((notice) -> NoticeCodec.name(notice.getClass())).toArray()));
		statement.setArray(5, connection.createArrayOf("text", notices.stream().map(NoticeCodec::write).toArray()));
		return statement;
	}

	/**
	 * Read a page.
	 * @param after the seq before the first notice
	 */
	static Page read(Connection connection, long after) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("""
				select head.seq as head, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline,
					notice.seq, notice.node_id, notice.name, notice.body
				from notice_log head left join lateral (
					select * from notice where notice.seq > ? order by notice.seq limit ?) notice on true
				order by notice.seq""")) {
			statement.setLong(1, after);
			statement.setInt(2, PAGE);
			try (ResultSet row = statement.executeQuery()) {
				return page(row, after);
			}
		}
	}

	private static Page page(ResultSet row, long after) throws SQLException {
		List<Stored> notices = new ArrayList<>();
		long head = 0;
		String timeline = "";
		while (row.next()) {
			head = row.getLong("head");
			timeline = row.getString("timeline");
			@Nullable String name = row.getString("name");
			if (name != null) {
				notices.add(new Stored(row.getLong("seq"), row.getString("node_id"), name, row.getString("body")));
			}
		}
		return new Page(timeline, after, head, notices);
	}

	/**
	 * Delete some notices that are too old.
	 * @return whether there may be more
	 */
	static boolean expire(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("""
				delete from notice where seq in (
					select seq from notice order by seq limit ? for update skip locked)
				and created_at < (extract(epoch from clock_timestamp()) * 1000)::bigint - ?""")) {
			statement.setInt(1, PAGE);
			statement.setLong(2, RETENTION);
			return statement.executeUpdate() == PAGE;
		}
	}

	/**
	 * A notice in the log.
	 *
	 * @param node the id of the node that wrote it
	 */
	record Stored(long seq, String node, String name, String body) {
	}

	/**
	 * Some of the log.
	 *
	 * @param timeline of the server. It changes when a replica takes over, which may lack
	 * the last notices and use their seqs for others
	 * @param after the seq before the first notice
	 * @param head the seq of the newest notice of the log
	 */
	record Page(String timeline, long after, long head, List<Stored> notices) {

		/** Whether notices are missing, or the log is another one than before. */
		boolean hasGap() {
			return this.notices.isEmpty() ? this.head != this.after : this.notices.get(0).seq() != this.after + 1;
		}

		/** The seq of the last notice. */
		long last() {
			return this.notices.isEmpty() ? this.after : this.notices.get(this.notices.size() - 1).seq();
		}

	}

}
