package chat.maru.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The entries that changes of this commit became earlier, by their keys. They are read at
 * once for all changes, because nearly always there are none.
 */
final class EarlierEntries {

	private static final String SELECT = "select " + EntryRow.COLUMNS + """

			from (values %s) as sent join event on account_id = sent.column1 and client_id = sent.column2""";

	private final Map<Id, Entry> entries = new HashMap<>();

	EarlierEntries(List<? extends Change> changes, Connection connection) throws SQLException {
		List<ChangeKey> keys = new ArrayList<>(changes.size());
		for (Change change : changes) {
			ChangeKey key = change.key();
			if (key != null) {
				keys.add(key);
			}
		}
		if (!keys.isEmpty()) {
			read(keys, connection);
		}
	}

	private void read(List<ChangeKey> keys, Connection connection) throws SQLException {
		String values = "(?, ?), ".repeat(keys.size() - 1) + "(?, ?)";
		try (PreparedStatement select = connection.prepareStatement(SELECT.formatted(values))) {
			int parameter = 0;
			for (ChangeKey key : keys) {
				select.setString(++parameter, key.account());
				select.setString(++parameter, key.clientId());
			}
			try (ResultSet row = select.executeQuery()) {
				while (row.next()) {
					add(EntryRow.map(row, 0));
				}
			}
		}
	}

	@Nullable Entry of(ChangeKey key) {
		return this.entries.get(new Id(key.account(), key.clientId()));
	}

	/** An entry of this commit, for a repeat that is in it as well. */
	void add(Entry entry) {
		if (entry.clientId() != null) {
			this.entries.put(new Id(entry.account(), entry.clientId()), entry);
		}
	}

	private record Id(String account, String clientId) {
	}

}
