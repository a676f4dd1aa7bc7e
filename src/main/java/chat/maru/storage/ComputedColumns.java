package chat.maru.storage;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Columns whose values the code computes from other columns. They are computed when a
 * server with another revision of that code starts, after the migrations and before
 * anything else uses the database.
 */
public interface ComputedColumns {

	/** A description of the columns. It must be unique and never change. */
	String description();

	/**
	 * The revision of the code. Change it whenever the code would compute other values.
	 */
	int revision();

	/** Compute all values. Called inside a transaction. */
	void compute(JdbcClient jdbc);

}
