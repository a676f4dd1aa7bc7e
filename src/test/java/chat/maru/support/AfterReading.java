package chat.maru.support;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * Runs a task after the database was read and before the result is used. At this moment a
 * cache can go wrong; this test makes it happen every time.
 *
 * @param transactions the transactions of the read
 * @param meanwhile the task, which runs on the reading thread
 */
public record AfterReading(PlatformTransactionManager transactions,
		Runnable meanwhile) implements PlatformTransactionManager {

	@Override
	public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
		return this.transactions.getTransaction(definition);
	}

	@Override
	public void commit(TransactionStatus status) {
		this.transactions.commit(status);
		this.meanwhile.run();
	}

	@Override
	public void rollback(TransactionStatus status) {
		this.transactions.rollback(status);
	}

}
