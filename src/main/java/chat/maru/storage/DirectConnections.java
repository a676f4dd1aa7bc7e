package chat.maru.storage;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections outside of the pools, for a caller that keeps one open. Only
 * {@link Engine#POSTGRESQL} has them.
 */
@FunctionalInterface
public interface DirectConnections {

	/**
	 * Opens a connection, which the caller closes.
	 * @throws UnsupportedOperationException if the engine is another one
	 */
	Connection open() throws SQLException;

}
