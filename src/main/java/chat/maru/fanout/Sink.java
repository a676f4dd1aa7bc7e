package chat.maru.fanout;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/** How frames leave a session, whatever its transport. It never waits. */
interface Sink {

	/**
	 * Begin to write. The next write begins after this one is done.
	 * @param done called once, from any thread and perhaps before this returns, when the
	 * transport can take more; with what went wrong, or null
	 */
	void write(Payload payload, Consumer<@Nullable Throwable> done);

	/** Tell the client why the session ends, and end it. This does not wait either. */
	void close(CloseStatus status);

	/** Cut the session off, without a word and without waiting. */
	void abort();

}
