package chat.maru.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All accounts, for administrators: how many there are, and a page of them by name.
 * Deleted accounts are left out. A page without a search reads about as many rows as it
 * has.
 */
@Repository
public class AccountList {

	/** Up to how many accounts of a role are counted. */
	public static final int MAX_COUNTED = 100_000;

	/** How many rows of a search are read at once. */
	private static final int BATCH = 500;

	private static final String ROW = "id, name, role, created_at, name_key";

	private static final String OF_ROLE = "select " + ROW
			+ " from account where role = :role and name_key > :after and instr(name_initials, :initials) > 0"
			+ " order by name_key limit :limit";

	/**
	 * One branch for each role, so that the database does not go through deleted
	 * accounts.
	 */
	private static final String OF_ALL = "select * from (select * from (select " + ROW
			+ " from account where role = 'administrator' and name_key > :after and instr(name_initials, :initials) > 0"
			+ " order by name_key limit :limit) administrators union all select * from (select " + ROW
			+ " from account where role = 'member' and name_key > :after and instr(name_initials, :initials) > 0"
			+ " order by name_key limit :limit) members union all select * from (select " + ROW
			+ " from account where role = 'guest' and name_key > :after and instr(name_initials, :initials) > 0"
			+ " order by name_key limit :limit) guests union all select * from (select " + ROW
			+ " from account where role = 'bot' and name_key > :after and instr(name_initials, :initials) > 0"
			+ " order by name_key limit :limit) bots) found order by name_key limit :limit";

	private final JdbcClient jdbc;

	AccountList(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The number of accounts by role.
	 * @return a number for each role but {@link Role#DELETED}. One above
	 * {@value #MAX_COUNTED} says that there may be more
	 */
	@Transactional(readOnly = true)
	public Map<Role, Integer> counts() {
		Map<Role, Integer> counts = new EnumMap<>(Role.class);
		for (Role role : List.of(Role.ADMINISTRATOR, Role.MEMBER, Role.GUEST, Role.BOT)) {
			counts.put(role,
					this.jdbc.sql("select count(*) from (select 1 as one from account where role = ? limit ?) counted")
						.params(role.code(), MAX_COUNTED + 1)
						.query(Integer.class)
						.single());
		}
		return counts;
	}

	/**
	 * A page of accounts, by name.
	 * @param role only accounts with this role; null for all
	 * @param typed only names with this part, found as by {@link Profiles#search}; null
	 * for all
	 * @param after only accounts after this key; empty for the first page
	 * @param limit how many accounts at most
	 */
	@Transactional(readOnly = true)
	public List<ListedAccount> page(@Nullable Role role, @Nullable DisplayName typed, String after, int limit) {
		NamePart part = (typed != null) ? NamePart.of(typed.value()) : null;
		int batch = (part != null) ? BATCH : limit;
		List<ListedAccount> found = new ArrayList<>();
		String place = after;
		while (found.size() < limit) {
			List<ListedAccount> read = read(role, (part != null) ? part.initials() : "", place, batch);
			read.stream().filter((account) -> part == null || part.find(account.name()) >= 0).forEach(found::add);
			if (read.size() < batch) {
				break;
			}
			place = read.get(batch - 1).key();
		}
		return List.copyOf(found.subList(0, Math.min(limit, found.size())));
	}

	private List<ListedAccount> read(@Nullable Role role, String initials, String after, int limit) {
		JdbcClient.StatementSpec rows = (role != null) ? this.jdbc.sql(OF_ROLE).param("role", role.code())
				: this.jdbc.sql(OF_ALL);
		return rows.param("after", after)
			.param("initials", initials)
			.param("limit", limit)
			.query(AccountList::account)
			.list();
	}

	/**
	 * A page of some accounts, by name.
	 * @param ids the ids of the accounts, at most 10,000
	 * @param typed only names with this part; null for all
	 * @param after only accounts after this key; empty for the first page
	 * @param limit how many accounts at most
	 */
	@Transactional(readOnly = true)
	public List<ListedAccount> page(Collection<String> ids, @Nullable DisplayName typed, String after, int limit) {
		if (ids.isEmpty()) {
			return List.of();
		}
		NamePart part = (typed != null) ? NamePart.of(typed.value()) : null;
		return this.jdbc
			.sql("select " + ROW + " from account where id in (:ids) and role <> 'deleted' and name_key > :after"
					+ " order by name_key")
			.param("ids", ids)
			.param("after", after)
			.query(AccountList::account)
			.list()
			.stream()
			.filter((account) -> part == null || part.find(account.name()) >= 0)
			.limit(limit)
			.toList();
	}

	private static ListedAccount account(ResultSet row, int number) throws SQLException {
		return new ListedAccount(row.getString("id"), row.getString("name"), Role.of(row.getString("role")),
				Instant.ofEpochMilli(row.getLong("created_at")), row.getString("name_key"));
	}

}
