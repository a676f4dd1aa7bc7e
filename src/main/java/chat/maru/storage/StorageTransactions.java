package chat.maru.storage;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions that succeed only if the database says that they are durable. */
class StorageTransactions extends JdbcTransactionManager {

	private final Database database;

	StorageTransactions(DataSource dataSource, Database database, StorageErrors errors) {
		super(dataSource);
		this.database = database;
		setExceptionTranslator(errors);
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		if (!definition.isReadOnly()) {
			this.database.beforeWriting();
		}
		super.doBegin(transaction, definition);
	}

	@Override
	protected void doCommit(DefaultTransactionStatus status) {
		try {
			super.doCommit(status);
		}
		catch (DataAccessException ex) {
			if (ex.getCause() instanceof SQLException failure && this.database.isOutcomeUnknown(failure)) {
				throw new TransactionSystemException("The commit may or may not have succeeded", ex);
			}
			throw ex;
		}
		if (!status.isReadOnly()) {
			this.database.committed(
					((JdbcTransactionObjectSupport) status.getTransaction()).getConnectionHolder().getConnection());
		}
	}

}
