package chat.maru.presence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import chat.maru.account.AccountRow;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables {@code online} and {@code online_node}, which only PostgreSQL has. */
@Repository
class OnlineTable implements PresenceStore {

	private static final String UPSERT = """
			insert into online (node_id, account_id, connections, version)
			select :node, changed.account_id, changed.connections, head.version
			from head, unnest(cast(:accounts as text[]), cast(:connections as integer[]))
				as changed (account_id, connections)
			on conflict (node_id, account_id)
				do update set connections = excluded.connections, version = excluded.version""";

	private static final String ROWS = """
			select account.id, account.name, account.role, account.avatar, connections
			from online join account on account.id = account_id where node_id = ? and\s""";

	private final JdbcClient jdbc;

	OnlineTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	@Transactional
	public OptionalLong write(String node, Map<String, Integer> connections) {
		return this.jdbc
			.sql("with head as (update online_node set version = version + 1 where node_id = :node returning version), "
					+ "written as (" + UPSERT + ") select version from head")
			.param("node", node)
			.param("accounts", connections.keySet().toArray(String[]::new))
			.param("connections", connections.values().toArray(Integer[]::new))
			.query(Long.class)
			.optional()
			.map(OptionalLong::of)
			.orElseGet(OptionalLong::empty);
	}

	/**
	 * A version begins with the time of the database, so it is above all that were
	 * written before the tables were lost.
	 */
	@Override
	@Transactional
	public long writeAll(String node, Map<String, Integer> connections) {
		long version = this.jdbc
			.sql("""
					insert into online_node (node_id, version, complete_from)
					select :node, now, now from (select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)) at (now)
					on conflict (node_id) do update set version = greatest(online_node.version + 1, excluded.version),
						complete_from = greatest(online_node.version + 1, excluded.version)
					returning version""")
			.param("node", node)
			.query(Long.class)
			.single();
		this.jdbc.sql("delete from online where node_id = ?").param(node).update();
		this.jdbc.sql("with head as (select cast(:version as bigint) as version) " + UPSERT)
			.param("version", version)
			.param("node", node)
			.param("accounts", connections.keySet().toArray(String[]::new))
			.param("connections", connections.values().toArray(Integer[]::new))
			.update();
		return version;
	}

	@Override
	@Transactional(readOnly = true)
	public Map<String, Changes> read(Map<String, Long> seen) {
		Map<String, Changes> read = new HashMap<>();
		this.jdbc.sql("select node_id, version, complete_from from online_node")
			.query(Head::map)
			.list()
			.forEach((head) -> {
				@Nullable Long last = seen.get(head.node());
				if (last != null) {
					read.put(head.node(), changes(head, last));
				}
			});
		return read;
	}

	private Changes changes(Head head, long seen) {
		if (head.version() == seen) {
			return new Changes(seen, false, List.of());
		}
		boolean complete = seen < head.completeFrom() || seen > head.version();
		List<Connected> accounts = complete ? accounts("connections > ?", head.node(), 0)
				: accounts("version > ?", head.node(), seen);
		return new Changes(head.version(), complete, accounts);
	}

	private List<Connected> accounts(String condition, String node, long value) {
		return this.jdbc.sql(ROWS + condition)
			.params(node, value)
			.query((row, number) -> new Connected(AccountRow.map(row, number), row.getInt("connections")))
			.list();
	}

	@Override
	@Transactional
	public void deleteDisconnected(String node, long upTo) {
		this.jdbc.sql("update online_node set complete_from = greatest(complete_from, ?) where node_id = ?")
			.params(upTo, node)
			.update();
		this.jdbc.sql("delete from online where node_id = ? and connections = 0 and version <= ?")
			.params(node, upTo)
			.update();
	}

	@Override
	@Transactional
	public void delete(String node) {
		this.jdbc.sql("delete from online_node where node_id = ?").param(node).update();
		this.jdbc.sql("delete from online where node_id = ?").param(node).update();
	}

	@Override
	@Transactional
	public void deleteOthers(List<String> except) {
		String[] alive = except.toArray(String[]::new);
		this.jdbc.sql("delete from online_node where node_id <> all (cast(? as text[]))").param(alive).update();
		this.jdbc.sql("delete from online where node_id not in (select node_id from online_node)").update();
	}

	/** The row of a node. */
	private record Head(String node, long version, long completeFrom) {

		static Head map(ResultSet row, int number) throws SQLException {
			return new Head(row.getString(1), row.getLong(2), row.getLong(3));
		}

	}

}
