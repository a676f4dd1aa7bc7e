package chat.maru.sockjs;

import org.springframework.web.socket.WebSocketSession;

/**
 * A SockJS session over HTTP that reports when its cached messages have been sent.
 * Between two polls of the client, messages wait in its cache.
 */
public interface DrainingSession extends WebSocketSession {

	/**
	 * Runs a task once, as soon as no message is cached; at once if that is so already.
	 */
	void whenDrained(Runnable task);

	/** Closes the connection that the session is writing to, if there is one. */
	void abort();

}
