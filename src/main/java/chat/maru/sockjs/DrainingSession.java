package chat.maru.sockjs;

import java.io.IOException;

import org.springframework.web.socket.CloseStatus;
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

	/**
	 * Closes the session. The client reads the status in the answer to its open request,
	 * or to its next one if that comes while the session is kept. Blocks while a frame is
	 * written.
	 */
	void end(CloseStatus status) throws IOException;

	/** Closes the connection that the session is writing to, if there is one. */
	void abort();

}
