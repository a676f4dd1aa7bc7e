package chat.maru.support;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * Something happens when the database has been read, and nothing has been made of it yet:
 * the moment at which what is kept goes wrong, each time and not now and then.
 *
 * @param transactions in which is read
 * @param meanwhile what happens then, on the thread that read
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
