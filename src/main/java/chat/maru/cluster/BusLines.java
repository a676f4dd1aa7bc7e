package chat.maru.cluster;

import java.io.IOException;
import java.sql.SQLException;

/** Opens connections of the bus to its server. */
interface BusLines {

	/** What carries the bus, for the log. */
	String server();

	/** What may be wrong if a line can be opened but nothing is heard on it. */
	String deafness();

	/**
	 * Open a connection that hears the other nodes.
	 * @throws Exception if the server cannot be reached, after some seconds at most
	 */
	BusLine open() throws IOException, SQLException;

	/** Release what the lines have in common. */
	default void close() {
	}

}
