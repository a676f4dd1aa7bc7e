package chat.maru.log;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits to PostgreSQL, where connections break, and other servers can be in the way. A
 * transaction that was rolled back for such a reason is repeated for a while. If that
 * does not help, each further commit is tried once, until one succeeds.
 */
final class PostgresCommits implements CommitEngine {

	/**
	 * Longer than a paused server can keep a log locked, and than a restart of the
	 * database takes.
	 */
	static final Duration PATIENCE = Duration.ofSeconds(10);

	private final TransactionTemplate writing;

	private final Duration patience;

	/** Begins with the first failure after a commit; null if the last one succeeded. */
	private volatile @Nullable Deadline deadline;

	PostgresCommits(DataSource database, Duration patience) {
		this.writing = new TransactionTemplate(new PostgresTransactions(database, new Settlement(database, patience)));
		this.patience = patience;
	}

	@Override
	public List<Result> transact(TransactionCallback<List<Result>> work) {
		while (true) {
			try {
				List<Result> results = Objects.requireNonNull(this.writing.execute(work));
				this.deadline = null;
				return results;
			}
			catch (CommitFailedException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				requirePassing(ex);
			}
		}
	}

	/** Returns if it makes sense to try again. Pauses before it returns. */
	private void requirePassing(RuntimeException failure) {
		if (!PassingFailure.is(failure)) {
			this.deadline = null;
			throw failure;
		}
		Deadline kept = this.deadline;
		if (kept == null) {
			kept = Deadline.in(this.patience);
			this.deadline = kept;
		}
		if (kept.isOver()) {
			throw new CommitFailedException("The database cannot commit", failure);
		}
	}

	@Override
	public EntryTable entries(Statements statements, Batch batch) {
		return new PostgresEntries(statements, batch);
	}

	@Override
	public boolean endsTransaction(Throwable failure) {
		return PassingFailure.is(failure);
	}

}
