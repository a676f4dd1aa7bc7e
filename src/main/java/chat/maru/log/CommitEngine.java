package chat.maru.log;

import java.util.List;

import org.springframework.transaction.support.TransactionCallback;

/** Commits changes in the way that suits the database engine. */
interface CommitEngine {

	/**
	 * Applies changes in a transaction. If that is rolled back for a reason that passes,
	 * they are applied again in another one.
	 * @return what the work returned in the transaction that was committed
	 * @throws RuntimeException if nothing was committed, or that is not known
	 */
	List<Result> transact(TransactionCallback<List<Result>> work);

	/** Returns the entries as the current transaction reads and writes them. */
	EntryTable entries(Statements statements, Batch batch);

	/**
	 * Returns whether a failure of one change ends the transaction, so that no change of
	 * it can be committed.
	 */
	boolean endsTransaction(Throwable failure);

}
