package chat.maru.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import chat.maru.room.Room;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Looks up the accounts that a text mentions. Deleted accounts are left out. */
@Repository
class MentionedAccounts {

	/** How many names are looked up in one query. */
	private static final int MAX_NAMES = 500;

	private static final String BY_NAME = """
			select name_key, id, name from account where name_key in (:names) and role <> 'deleted'""";

	private static final String MEMBERS_ONLY = """
			and exists (select 1 from membership where room_id = :room and account_id = account.id)""";

	private final JdbcClient jdbc;

	MentionedAccounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the members of a room with some names, by the keys of their names.
	 * @param names the keys of the names
	 */
	@Transactional(readOnly = true)
	public Map<String, Named> members(Room room, List<String> names) {
		Map<String, Named> found = new HashMap<>();
		for (int from = 0; from < names.size(); from += MAX_NAMES) {
			JdbcClient.StatementSpec members = room.everyone() ? this.jdbc.sql(BY_NAME)
					: this.jdbc.sql(BY_NAME + MEMBERS_ONLY).param("room", room.id());
			members.param("names", names.subList(from, Math.min(names.size(), from + MAX_NAMES))).query((row) -> {
				found.put(row.getString("name_key"), new Named(row.getString("id"), row.getString("name")));
			});
		}
		return found;
	}

	/** Returns the names of accounts, by their ids. */
	@Transactional(readOnly = true)
	public Map<String, String> names(Collection<String> ids) {
		Map<String, String> names = new HashMap<>();
		if (!ids.isEmpty()) {
			this.jdbc.sql("select id, name from account where id in (:ids) and role <> 'deleted'")
				.param("ids", ids)
				.query((row) -> {
					names.put(row.getString("id"), row.getString("name"));
				});
		}
		return names;
	}

	/** An account and its name. */
	record Named(String id, String name) {
	}

}
