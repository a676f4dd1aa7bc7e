package chat.maru.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A column that is copied from SQLite to PostgreSQL.
 *
 * @param kind what its values are
 */
record CopiedColumn(String name, Kind kind) {

	/**
	 * Creates a column.
	 * @param type PostgreSQL's name for its type
	 * @throws SQLException if it is of a type that no table has so far
	 */
	static CopiedColumn of(String name, String type) throws SQLException {
		return new CopiedColumn(name, switch (type) {
			case "text", "character", "character varying" -> Kind.TEXT;
			case "smallint", "integer", "bigint" -> Kind.NUMBER;
			case "boolean" -> Kind.BOOLEAN;
			case "bytea" -> Kind.BYTES;
			default -> throw new SQLException("the column " + name + " has the type " + type);
		});
	}

	String quotedName() {
		return '"' + this.name + '"';
	}

	/** Reads a value of either database. */
	@Nullable Object get(ResultSet row, int index) throws SQLException {
		Object value = switch (this.kind) {
			case TEXT -> text(row.getString(index));
			case NUMBER -> row.getLong(index);
			case BOOLEAN -> row.getBoolean(index);
			case BYTES -> row.getBytes(index);
		};
		return row.wasNull() ? null : value;
	}

	/** PostgreSQL cannot store the character U+0000. */
	private static @Nullable String text(@Nullable String text) {
		return (text != null) ? text.replace('\0', '\ufffd') : null;
	}

	/** Sets a value of PostgreSQL. */
	void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
		statement.setObject(index, value, this.kind.type);
	}

	/** The kinds of values that a column has. */
	enum Kind {

		/** Text. */
		TEXT(java.sql.Types.VARCHAR),

		/** Whole numbers. */
		NUMBER(java.sql.Types.BIGINT),

		/** Numbers 0 and 1 in SQLite. */
		BOOLEAN(java.sql.Types.BOOLEAN),

		/** Bytes. */
		BYTES(java.sql.Types.BINARY);

		private final int type;

		Kind(int type) {
			this.type = type;
		}

	}

}
