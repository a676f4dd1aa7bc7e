package chat.maru.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Reads an entry from a row. */
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

}
