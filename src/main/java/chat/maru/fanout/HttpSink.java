package chat.maru.fanout;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

import chat.maru.health.FatalErrors;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.TextMessage;

/**
 * Writes to a SockJS session over HTTP. The servlet response waits for its client, so it
 * is written on a thread that may wait.
 */
record HttpSink(DrainingSession session, Executor mayWait) implements Sink {

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

	/** There is no handshake; the servlet container ends a write that takes too long. */
	@Override
	public void closing() {
	}

	@Override
	public void abort() {
	}

}
