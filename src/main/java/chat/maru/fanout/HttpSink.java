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
 * Writes to a SockJS session over HTTP. Writing to a servlet response can block until the
 * client reads, so it happens on a thread that may wait.
 */
record HttpSink(DrainingSession session, Executor mayWait) implements Sink {

	private static final Log logger = LogFactory.getLog(HttpSink.class);

	@Override
	public void write(Payload payload, Consumer<@Nullable Throwable> done) {
		this.mayWait.execute(() -> {
			try {
				this.session.sendMessage(new TextMessage(payload.text()));
				// Not earlier: a request of the client that arrives just then would flush
				// nothing, look like the end of this write, and let the next write
				// overtake.
				this.session.whenDrained(() -> done.accept(null));
			}
			catch (Exception | Error ex) {
				FatalErrors.check(ex);
				done.accept(ex);
			}
		});
	}

	/** Closing writes a frame, so it may block until the session is aborted. */
	@Override
	public void close(CloseStatus status) {
		this.mayWait.execute(() -> {
			try {
				this.session.end(status);
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("Closing " + this.session.getId() + " failed", ex);
			}
		});
	}

	/** Unblocks the thread that waits for the client. */
	@Override
	public void abort() {
		this.session.abort();
	}

}
