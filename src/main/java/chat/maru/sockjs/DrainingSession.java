package chat.maru.sockjs;

import org.springframework.web.socket.WebSocketSession;

/**
 * A SockJS session over HTTP that reports when its kept messages have gone out. Between
 * two polls of the client a session can only keep them.
 */
public interface DrainingSession extends WebSocketSession {

	/**
	 * Run a task once, as soon as the session keeps no message: at once if it keeps none.
	 */
	void whenDrained(Runnable task);

	/** Close the connection that the session is writing to, if there is one. */
	void abort();

}
