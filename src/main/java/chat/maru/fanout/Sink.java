package chat.maru.fanout;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/** Writes frames to a session's transport. No method blocks. */
interface Sink {

	/**
	 * Starts a write. The next one may start only when this one is done.
	 * @param done called once, from any thread and perhaps before this method returns,
	 * when the transport can take more; its argument is the failure, or null
	 */
	void write(Payload payload, Consumer<@Nullable Throwable> done);

	/** Ends the session and tells the client why. Does not wait for the client. */
	void close(CloseStatus status);

	/** Cuts the connection at once, without a close frame. */
	void abort();

}
