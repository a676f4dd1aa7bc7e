package chat.maru.storage;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/** The database, with everything that differs from engine to engine. */
interface Database extends DirectConnections, AutoCloseable {

	Engine engine();

	/** Returns the isolation of a transaction that writes, as in {@link Connection}. */
	int isolation();

	/** Makes the pool for transactions that write. */
	HikariDataSource writer();

	/** Makes the pool for transactions that only read. */
	HikariDataSource readers();

	/** Returns where the epoch of the logs is kept. */
	EpochNote epoch();

	/** Returns what an exception says about the database. */
	ErrorKind kind(SQLException failure);

	/**
	 * Returns whether a failure of a commit leaves open if the transaction was committed.
	 */
	boolean isOutcomeUnknown(SQLException failure);

	/** Begins to watch the database, once the pools are open. */
	void opened(HikariDataSource writer);

	/**
	 * Called before each transaction that writes.
	 * @throws org.springframework.transaction.TransactionSystemException if it would be
	 * lost
	 */
	void beforeWriting();

	/**
	 * Called after each commit of a transaction that wrote.
	 * @throws org.springframework.transaction.TransactionSystemException if it may be
	 * lost
	 */
	void committed(Connection connection);

	/** Called once a second, on a thread of its own. */
	void check() throws SQLException;

	/**
	 * Returns a code for why nothing can be stored; null if it can, as far as is known.
	 */
	@Nullable String trouble();

	@Override
	void close();

	/** The kinds of exceptions of the driver. */
	enum ErrorKind {

		/** The statement is wrong, or its values are not allowed. */
		STATEMENT,

		/** Another transaction was in the way. The same may succeed now. */
		CONFLICT,

		/** The database cannot be reached or used. */
		FAILURE,

		/** The content of the database is damaged. */
		DAMAGE

	}

}
