package chat.maru.storage;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Columns whose values the code computes of others. They are computed when a server with
 * another revision of that code starts, after the migrations and before anything else
 * uses the database.
 */
public interface ComputedColumns {

	/** Which columns; never changes, and no others are described so. */
	String description();

	/** Changes whenever other values would come out. */
	int revision();

	/** Compute all of them, inside a transaction. */
	void compute(JdbcClient jdbc);

}
