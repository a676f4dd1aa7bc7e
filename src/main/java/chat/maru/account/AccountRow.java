package chat.maru.account;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Reads an account from a row that has its {@code id}, {@code name}, {@code role} and
 * {@code avatar}.
 */
public final class AccountRow {

	private AccountRow() {
	}

	/** The account in a row. */
	public static Account map(ResultSet row, int number) throws SQLException {
		return new Account(row.getString("id"), row.getString("name"), shownRole(row.getString("role")),
				row.getString("avatar"));
	}

	/**
	 * Returns the role that is shown to others.
	 * @param stored the role as it is stored
	 * @return null if the role is not shown
	 */
	public static @Nullable Role shownRole(String stored) {
		return switch (stored) {
			case "administrator" -> Role.ADMINISTRATOR;
			case "bot" -> Role.BOT;
			default -> null;
		};
	}

}
