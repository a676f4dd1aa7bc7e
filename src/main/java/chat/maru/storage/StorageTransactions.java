package chat.maru.storage;

import java.nio.file.Path;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions that succeed only if the commit is in a file that still has its name. The
 * files are checked after the commit: a file that was lost before is noticed then, and a
 * file that is lost later contains the commit.
 */
class StorageTransactions extends JdbcTransactionManager {

	private final OpenFiles files;

	StorageTransactions(DataSource dataSource, OpenFiles files, StorageErrors errors) {
		super(dataSource);
		this.files = files;
		setExceptionTranslator(errors);
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		if (!definition.isReadOnly()) {
			require(this.files.lost());
		}
		super.doBegin(transaction, definition);
	}

	@Override
	protected void doCommit(DefaultTransactionStatus status) {
		super.doCommit(status);
		if (!status.isReadOnly()) {
			require(this.files.look());
		}
	}

	private static void require(@Nullable Path lost) {
		if (lost != null) {
			throw new TransactionSystemException("The file " + lost + " is not the one that is open");
		}
	}

}
