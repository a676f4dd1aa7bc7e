package chat.maru.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import chat.maru.log.FollowerChange.Move;
import chat.maru.log.FollowerChange.Restart;
import chat.maru.log.FollowerChange.Step;
import chat.maru.log.Leases.Fence;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.Assert;

/** Stores how far each follower has read each log. */
@Repository
class FollowerPlaces implements ChangeApplier<FollowerChange> {

	/**
	 * Finds each log by an index lookup, because a scan of all entries would take long.
	 */
	private static final String SELECT_BEHIND = """
			with recursive log (id) as (
				select min(room_id) from event
				union all
				select (select min(room_id) from event where room_id > log.id) from log where log.id is not null
			), followed (id, place, head) as (
				select log.id,
					coalesce((select seq from follower_place where follower = ? and log_id = log.id), 0),
					(select max(seq) from event where room_id = log.id)
				from log where log.id is not null
			)
			select id, place, head from followed
			where head > place and (cast(? as text) is null or substr(id, 1, length(?)) <> ?) limit ?""";

	private static final String SELECT_NEXT = "select " + EntryRow.COLUMNS + """

			from event where room_id = ?
			and seq > coalesce((select place.seq from follower_place place where follower = ? and log_id = ?), 0)
			order by seq limit ?""";

	private static final String MOVE = """
			insert into follower_place (follower, log_id, seq) values (?, ?, ?)
			on conflict (follower, log_id) do update set seq = excluded.seq where follower_place.seq = ?""";

	private static final String DELETE = "delete from follower where name = ?";

	private static final String INSERT = "insert into follower (name, version) values (?, ?)";

	private final JdbcClient jdbc;

	FollowerPlaces(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the version of a follower's stored result; empty if there is none. */
	@Transactional(readOnly = true)
	Optional<Integer> version(String follower) {
		return this.jdbc.sql("select version from follower where name = ?")
			.param(follower)
			.query(Integer.class)
			.optional();
	}

	/**
	 * Returns the logs that have entries for a follower.
	 * @param limit the maximum number of logs
	 */
	@Transactional(readOnly = true)
	List<Behind> behind(Follower follower, int limit) {
		String ignored = follower.ignoredLogs();
		return this.jdbc.sql(SELECT_BEHIND)
			.params(Arrays.asList(follower.name(), ignored, ignored, ignored, limit))
			.query((row, number) -> new Behind(row.getString(1), row.getLong(2), row.getLong(3)))
			.list();
	}

	/**
	 * Returns the next entries for a follower, by log. A log without new entries has an
	 * empty list. Logs that are not read because the limit is reached are missing.
	 * @param limit the maximum number of entries in all logs together
	 */
	@Transactional(readOnly = true)
	Map<String, List<Entry>> next(String follower, Collection<String> logs, int limit) {
		Map<String, List<Entry>> next = new LinkedHashMap<>();
		int left = limit;
		for (String log : logs) {
			if (left == 0) {
				break;
			}
			List<Entry> entries = this.jdbc.sql(SELECT_NEXT)
				.params(log, follower, log, left)
				.query(EntryRow::map)
				.list();
			next.put(log, entries);
			left -= entries.size();
		}
		return next;
	}

	@Override
	public Class<FollowerChange> changes() {
		return FollowerChange.class;
	}

	@Override
	public void apply(FollowerChange change, Commit commit) throws SQLException {
		Fence fence = change.fence();
		if (fence != null) {
			fence.require(commit);
		}
		if (change instanceof Step step) {
			for (Move move : step.moves()) {
				move(step.follower().name(), move, commit);
			}
			step.result().store(commit);
		}
		else if (change instanceof Restart restart) {
			restart(restart.follower(), commit);
		}
	}

	/**
	 * Fails if the follower's place is not where the move begins, for example because the
	 * entries were followed before.
	 */
	private static void move(String follower, Move move, Commit commit) throws SQLException {
		PreparedStatement statement = commit.prepared(MOVE);
		statement.setString(1, follower);
		statement.setString(2, move.log());
		statement.setLong(3, move.to());
		statement.setLong(4, move.from());
		Assert.state(statement.executeUpdate() == 1, "The follower is at another place");
	}

	private static void restart(Follower follower, Commit commit) throws SQLException {
		PreparedStatement delete = commit.prepared(DELETE);
		delete.setString(1, follower.name());
		delete.executeUpdate();
		follower.clear(commit);
		PreparedStatement insert = commit.prepared(INSERT);
		insert.setString(1, follower.name());
		insert.setInt(2, follower.version());
		insert.executeUpdate();
	}

	/**
	 * A log that has entries for a follower.
	 *
	 * @param place the seq of the last entry that was followed, or 0
	 * @param head the seq of the newest entry
	 */
	record Behind(String log, long place, long head) {
	}

}
