package chat.maru.cluster;

import java.io.IOException;
import java.sql.SQLException;

/** Opens connections of the bus to its server. */
interface BusLines {

	/** Returns the name of the server that carries the bus, for the log. */
	String server();

	/** Returns a likely cause if a line can be opened but no message arrives on it. */
	String likelyCause();

	/**
	 * Open a connection that hears the other nodes.
	 * @throws Exception if the server cannot be reached, after some seconds at most
	 */
	BusLine open() throws IOException, SQLException;

	/** Release what the lines have in common. */
	default void close() {
	}

}
