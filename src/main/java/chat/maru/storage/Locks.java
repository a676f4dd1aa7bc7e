package chat.maru.storage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * Locks for rules about several rows, such as that a server keeps an administrator: two
 * transactions could each find that the other row still fulfils the rule. On SQLite, only
 * one transaction writes at a time, so nothing has to be locked.
 */
@Component
public class Locks {

	private final Engine engine;

	private final JdbcClient jdbc;

	public Locks(Engine engine, JdbcClient jdbc) {
		this.engine = engine;
		this.jdbc = jdbc;
	}

	/**
	 * Waits until no other transaction has this lock, and takes it until the caller's
	 * transaction ends. Must be called before the transaction reads what the rule is
	 * about. A second call in the same transaction does nothing.
	 * @param what names the lock, for example {@code room} and an id
	 * @throws IllegalStateException outside of a transaction that can write
	 */
	public void lock(String what) {
		Assert.state(
				TransactionSynchronizationManager.isActualTransactionActive()
						&& !TransactionSynchronizationManager.isCurrentTransactionReadOnly(),
				"A lock ends with the transaction that writes");
		if (this.engine == Engine.POSTGRESQL) {
			this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param(what).query((row) -> {
				// The function returns nothing.
			});
		}
	}

}
