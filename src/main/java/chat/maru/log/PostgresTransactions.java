package chat.maru.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions whose outcome is known although the connection may break. A commit whose
 * answer was lost is settled before it returns, so everything that happens after a commit
 * happens after this one, or after none.
 */
final class PostgresTransactions extends JdbcTransactionManager {

	private final Settlement settlement;

	PostgresTransactions(DataSource database, Settlement settlement) {
		super(database);
		this.settlement = settlement;
	}

	/**
	 * Returns if the transaction was committed. One that appended nothing can be repeated
	 * without harm.
	 */
	@Override
	protected void doCommit(DefaultTransactionStatus status) {
		try {
			ReplicaWait.commit(connection(status));
		}
		catch (SQLException ex) {
			Optional<Entry> witness = CommitResults.current().flatMap(CommitResults::witness);
			if (witness.isEmpty() || !this.settlement.isCommitted(witness.get(), ex)) {
				throw new UnexpectedRollbackException("The transaction was not committed", ex);
			}
		}
	}

	/**
	 * A transaction that cannot be rolled back has lost its connection, which rolls it
	 * back.
	 */
	@Override
	protected void doRollback(DefaultTransactionStatus status) {
		try {
			connection(status).rollback();
		}
		catch (SQLException ex) {
			this.logger.debug("A connection ended before its transaction", ex);
		}
	}

	private static Connection connection(DefaultTransactionStatus status) {
		return ((JdbcTransactionObjectSupport) status.getTransaction()).getConnectionHolder().getConnection();
	}

}
