package chat.maru.fanout;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** How text leaves a session, whatever its transport. It never waits. */
interface Sink {

	/**
	 * Begin to write. The next write begins after this one is done.
	 * @param done called once, from any thread, when the transport can take more; with
	 * what went wrong, or null
	 */
	void write(String text, Consumer<@Nullable Throwable> done);

}
