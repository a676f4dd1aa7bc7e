package chat.maru.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import chat.maru.health.FatalErrors;
import chat.maru.refusal.Refused;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Applies changes and commits them in one transaction. */
@Repository
class LogStore {

	private final JdbcTemplate jdbc;

	private final List<ChangeApplier<?>> appliers;

	private final Map<Class<?>, ChangeApplier<?>> known = new ConcurrentHashMap<>();

	private final List<Projection> projections;

	private final Clock clock;

	private final CommitEngine engine;

	LogStore(JdbcTemplate jdbc, List<ChangeApplier<?>> appliers, List<Projection> projections, Clock clock,
			CommitEngine engine) {
		this.jdbc = jdbc;
		this.appliers = appliers;
		this.projections = projections;
		this.clock = clock;
		this.engine = engine;
	}

	/**
	 * Applies changes in one transaction, which is on disk when this method returns.
	 * @param committed called after the commit with the result of each change; it must
	 * not throw an exception
	 * @return the result of each change, in the same order
	 * @throws RuntimeException if one of the changes was refused or failed. None is
	 * stored then
	 */
	List<Result> commit(List<? extends Change> changes, Consumer<List<Result>> committed) {
		return commit(changes, (change, commit, status) -> apply(change, commit), committed);
	}

	/**
	 * Applies changes in one transaction, with a savepoint before each change. Changes
	 * that are refused or fail are left out, and the others are stored.
	 */
	List<Result> commitOthers(List<? extends Change> changes, Consumer<List<Result>> committed) {
		return commit(changes, this::tryToApply, committed);
	}

	private List<Result> commit(List<? extends Change> changes, Way way, Consumer<List<Result>> committed) {
		Batch batch = new Batch(changes);
		return this.engine.transact((status) -> {
			List<Result> results = Objects
				.requireNonNull(this.jdbc.execute((Connection connection) -> apply(batch, way, connection, status)));
			TransactionSynchronizationManager.registerSynchronization(new CommitResults(results, committed));
			return results;
		});
	}

	private List<Result> apply(Batch batch, Way way, Connection connection, TransactionStatus status)
			throws SQLException {
		List<Result> results = new ArrayList<>(batch.changes().size());
		Statements statements = new Statements(connection);
		EntryTable table = this.engine.entries(statements, batch);
		try (Commit commit = new Commit(statements, table, this.clock)) {
			table.open();
			for (Change change : batch.changes()) {
				results.add(way.apply(change, commit, status));
			}
			commit.flush();
		}
		return results;
	}

	/**
	 * Uses Spring's savepoint, not JDBC's, because it also resets the rollback-only mark
	 * that a failed nested transaction sets.
	 */
	private Result tryToApply(Change change, Commit commit, TransactionStatus status) throws SQLException {
		Object savepoint = status.createSavepoint();
		Result result;
		try {
			result = apply(change, commit);
			commit.flush();
		}
		catch (SQLException | RuntimeException | Error ex) {
			FatalErrors.check(ex);
			if (this.engine.endsTransaction(ex)) {
				throw ex;
			}
			status.rollbackToSavepoint(savepoint);
			commit.rolledBack();
			result = Result.of(ex);
		}
		status.releaseSavepoint(savepoint);
		return result;
	}

	private Result apply(Change change, Commit commit) throws SQLException {
		commit.begin(change);
		try {
			append(change, commit);
		}
		catch (Repeated ex) {
			return repeated(ex.key(), commit);
		}
		for (Entry entry : commit.entries()) {
			for (Projection projection : this.projections) {
				projection.add(entry, commit);
			}
		}
		return Result.of(new Outcome(commit.entries(), false));
	}

	private static Result repeated(ChangeKey key, Commit commit) throws SQLException {
		Entry earlier = commit.earlier(key);
		return key.isOf(earlier) ? Result.of(new Outcome(List.of(earlier), true))
				: Result.of(new Refused(LogReason.CLIENT_ID_TAKEN));
	}

	@SuppressWarnings("unchecked")
	private void append(Change change, Commit commit) throws SQLException {
		((ChangeApplier<Change>) this.known.computeIfAbsent(change.getClass(), this::applier)).apply(change, commit);
	}

	private ChangeApplier<?> applier(Class<?> change) {
		return this.appliers.stream()
			.filter((applier) -> applier.changes().isAssignableFrom(change))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Nothing applies a " + change.getName()));
	}

	private interface Way {

		Result apply(Change change, Commit commit, TransactionStatus status) throws SQLException;

	}

}
