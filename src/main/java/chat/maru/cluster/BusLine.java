package chat.maru.cluster;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A connection of the bus to its server. It is never repaired: after a failure it is
 * closed and another one is opened.
 */
interface BusLine {

	/**
	 * Send payloads to all nodes. Called by one thread.
	 * @throws Exception if they may not have been sent, after a few seconds at most
	 */
	void send(List<String> payloads) throws IOException, SQLException;

	/**
	 * Wait for payloads. Called by one thread, another one than that of {@link #send}.
	 * @param most how long to wait
	 * @return the payloads, in any order; empty if there are none
	 * @throws Exception if the connection is broken, or payloads were lost
	 */
	List<String> receive(Duration most) throws IOException, SQLException, InterruptedException;

	/** Cut the connection. Never waits for the server. */
	void close();

}
