package chat.maru.fanout;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import chat.maru.health.FatalErrors;
import chat.maru.sockjs.DrainingSession;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;

/**
 * Writes to a SockJS session over HTTP. The servlet response waits for its client, so it
 * is written on a thread that may wait.
 */
record HttpSink(DrainingSession session, Executor mayWait) implements Sink {

	private static final Log logger = LogFactory.getLog(HttpSink.class);

	@Override
	public void write(Payload payload, Consumer<@Nullable Throwable> done) {
		this.mayWait.execute(() -> {
			try {
				this.session.sendMessage(new TextMessage(payload.text()));
				// Not before: a request of the client that comes just then would flush
				// nothing, be taken for the end of this write, and let the next overtake.
				this.session.whenDrained(() -> done.accept(null));
			}
			catch (Exception | Error ex) {
				FatalErrors.check(ex);
				done.accept(ex);
			}
		});
	}

	/** This writes, and so may wait for a reader that takes nothing, until it is cut. */
	@Override
	public void close(CloseStatus status) {
		this.mayWait.execute(() -> {
			try {
				this.session.close(status);
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("Closing " + this.session.getId() + " failed", ex);
			}
		});
	}

	/** Frees the thread that waits for the reader. */
	@Override
	public void abort() {
		this.session.abort();
	}

}
