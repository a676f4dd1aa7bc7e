package chat.maru.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Reads an entry from a row, and writes it to one. */
final class EntryRow {

	/**
	 * In the order in which {@link #map} reads them by index, which is faster than by
	 * name.
	 */
	static final String COLUMNS = """
			room_id, seq, type, at, account_id, client_id, message_seq, subject_id, text, payload, messages""";

	private EntryRow() {
	}

	static Entry map(ResultSet row, int number) throws SQLException {
		long about = row.getLong(7);
		@Nullable Long message = row.wasNull() ? null : about;
		byte @Nullable [] clientId = row.getBytes(6);
		return new Entry(row.getString(1), row.getLong(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)),
				row.getString(5), (clientId != null) ? ClientId.text(clientId) : null, message, row.getString(8),
				row.getString(9), row.getString(10), row.getLong(11));
	}

	/**
	 * Binds an entry to an insert of the columns room_id, seq, type, at, account_id,
	 * client_id, message_seq, subject_id, text, payload and messages.
	 */
	static void bind(Entry entry, PreparedStatement insert) throws SQLException {
		insert.setString(1, entry.log());
		insert.setLong(2, entry.seq());
		insert.setString(3, entry.type());
		insert.setLong(4, entry.at().toEpochMilli());
		insert.setString(5, entry.account());
		insert.setBytes(6, ClientId.bytes(entry.clientId()));
		insert.setObject(7, entry.message());
		insert.setString(8, entry.subject());
		insert.setString(9, entry.text());
		insert.setString(10, entry.payload());
		insert.setLong(11, entry.messages());
	}

}
