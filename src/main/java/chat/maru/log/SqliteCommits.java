package chat.maru.log;

import java.util.List;
import java.util.Objects;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits to SQLite. The database is part of this process, so the outcome of a commit is
 * always known.
 */
final class SqliteCommits implements CommitEngine {

	private final TransactionTemplate writing;

	SqliteCommits(PlatformTransactionManager transactions) {
		this.writing = new TransactionTemplate(transactions);
	}

	@Override
	public List<Result> transact(TransactionCallback<List<Result>> work) {
		return Objects.requireNonNull(this.writing.execute(work));
	}

	@Override
	public EntryTable entries(Statements statements, Batch batch) {
		return new SqliteEntries(statements);
	}

	@Override
	public boolean endsTransaction(Throwable failure) {
		return false;
	}

}
