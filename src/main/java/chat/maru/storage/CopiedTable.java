package chat.maru.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A table that is copied from SQLite to PostgreSQL.
 *
 * @param name the name, in lower case
 * @param columns the columns of both databases
 * @param identity the column that PostgreSQL numbers; null for none
 */
record CopiedTable(String name, List<CopiedColumn> columns, @Nullable String identity) {

	private static final int BATCH = 500;

	/** The rows that a migration has made. */
	private static final Map<String, String> SEEDED = Map.of("room", "select count(*) from room where id = 'lobby'");

	/**
	 * Finds all tables of SQLite, each after those that it refers to.
	 * @throws SQLException if a table or a column is not in both databases
	 */
	static List<CopiedTable> all(Connection from, Connection to) throws SQLException {
		Map<String, Set<String>> references = new LinkedHashMap<>();
		for (String table : strings(from, """
				select lower(name) from sqlite_schema where type = 'table'
				and name not like 'sqlite_%' and name <> 'flyway_schema_history' order by name""")) {
			references.put(table, new LinkedHashSet<>(
					strings(from, "select lower(\"table\") from pragma_foreign_key_list(?)", table)));
		}
		List<CopiedTable> sorted = new ArrayList<>();
		while (!references.isEmpty()) {
			String next = references.entrySet()
				.stream()
				.filter((table) -> table.getValue()
					.stream()
					.noneMatch((other) -> !other.equals(table.getKey()) && references.containsKey(other)))
				.map(Map.Entry::getKey)
				.findFirst()
				.orElseThrow(() -> new SQLException("the tables refer to each other in a ring"));
			references.remove(next);
			sorted.add(of(next, from, to));
		}
		return sorted;
	}

	private static CopiedTable of(String table, Connection from, Connection to) throws SQLException {
		Map<String, CopiedColumn> columns = new LinkedHashMap<>();
		String identity = null;
		try (PreparedStatement statement = to.prepareStatement("""
				select column_name, data_type, is_identity from information_schema.columns
				where table_schema = current_schema() and table_name = ? order by ordinal_position""")) {
			statement.setString(1, table);
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					columns.put(row.getString(1), CopiedColumn.of(row.getString(1), row.getString(2)));
					identity = row.getString(3).equals("YES") ? row.getString(1) : identity;
				}
			}
		}
		Set<String> theirs = new LinkedHashSet<>(strings(from, "select lower(name) from pragma_table_info(?)", table));
		if (!theirs.equals(columns.keySet())) {
			throw new SQLException("the table " + table + " has the columns " + theirs + " and " + columns.keySet());
		}
		return new CopiedTable(table, List.copyOf(columns.values()), identity);
	}

	private static List<String> strings(Connection connection, String sql, String... parameters) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			List<String> strings = new ArrayList<>();
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					strings.add(row.getString(1).toLowerCase(Locale.ROOT));
				}
			}
			return strings;
		}
	}

	/** Returns how many rows of a new database it has. */
	long seeded(Connection connection) throws SQLException {
		String seeded = SEEDED.get(this.name);
		return (seeded != null) ? number(connection, seeded) : 0;
	}

	long count(Connection connection) throws SQLException {
		return number(connection, "select count(*) from " + this.name);
	}

	/**
	 * Copies all rows, and compares them with what was written.
	 * @return the number of rows
	 */
	long copy(Connection from, Connection to) throws SQLException {
		RowsDigest read = new RowsDigest();
		try (Statement delete = to.createStatement();
				Statement select = from.createStatement();
				ResultSet row = select.executeQuery(selection());
				PreparedStatement insert = to.prepareStatement(insertion())) {
			delete.execute("delete from " + this.name);
			while (row.next()) {
				List<@Nullable Object> values = values(row);
				read.add(values);
				for (int i = 0; i < values.size(); i++) {
					this.columns.get(i).set(insert, i + 1, values.get(i));
				}
				insert.addBatch();
				if (read.rows() % BATCH == 0) {
					insert.executeBatch();
				}
			}
			insert.executeBatch();
		}
		if (!written(to).isSameAs(read)) {
			throw new SQLException("the rows of " + this.name + " differ in the copy");
		}
		if (this.identity != null) {
			continueNumbers(from, to, this.identity);
		}
		return read.rows();
	}

	private RowsDigest written(Connection to) throws SQLException {
		RowsDigest written = new RowsDigest();
		try (Statement select = to.createStatement()) {
			select.setFetchSize(BATCH);
			try (ResultSet row = select.executeQuery(selection())) {
				while (row.next()) {
					written.add(values(row));
				}
			}
		}
		return written;
	}

	/** Numbers are not given twice, not even those of rows that were deleted. */
	private void continueNumbers(Connection from, Connection to, String column) throws SQLException {
		long last = number(from, "select coalesce(max(seq), 0) from sqlite_sequence where name = '" + this.name + "'");
		if (last > 0) {
			number(to, "select setval(pg_get_serial_sequence('" + this.name + "', '" + column + "'), " + last + ')');
		}
	}

	private List<@Nullable Object> values(ResultSet row) throws SQLException {
		List<@Nullable Object> values = new ArrayList<>(this.columns.size());
		for (int i = 0; i < this.columns.size(); i++) {
			values.add(this.columns.get(i).get(row, i + 1));
		}
		return values;
	}

	private String selection() {
		return "select " + names() + " from " + this.name;
	}

	private String insertion() {
		return "insert into " + this.name + " (" + names() + ") values ("
				+ this.columns.stream().map((column) -> "?").collect(Collectors.joining(", ")) + ')';
	}

	private String names() {
		return this.columns.stream().map(CopiedColumn::quotedName).collect(Collectors.joining(", "));
	}

	private static long number(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getLong(1);
		}
	}

}
