package chat.maru.network;

import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads what is left of a refused body before the refusal is written, and keeps nothing
 * of it. A connection that is closed while bytes are unread is reset, and a client that
 * is still sending would see that instead of the refusal.
 */
final class DiscardedBody implements Invocable.Task {

	/** It reads at most this many bytes. */
	static final long MAX_BYTES = 16 * 1024 * 1024;

	/** It reads for at most this long, in ns. */
	private static final long MAX_TIME = TimeUnit.SECONDS.toNanos(10);

	private final Request request;

	private final Runnable then;

	private final long began = System.nanoTime();

	private long discarded;

	private DiscardedBody(Request request, Runnable then) {
		this.request = request;
		this.then = then;
	}

	/**
	 * Discard the body of a request without waiting for it.
	 * @param request the request whose body is refused
	 * @param then what to do when the body has ended, has failed or has reached a bound;
	 * at once if the client waits for the server's word before it sends the body
	 */
	static void discard(Request request, Runnable then) {
		if (request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString())) {
			then.run();
		}
		else {
			new DiscardedBody(request, then).run();
		}
	}

	@Override
	public void run() {
		while (this.discarded <= MAX_BYTES && System.nanoTime() - this.began < MAX_TIME) {
			Content.Chunk chunk = this.request.read();
			if (chunk == null) {
				this.request.demand(this);
				return;
			}
			if (Content.Chunk.isFailure(chunk)) {
				break;
			}
			this.discarded += chunk.remaining();
			chunk.release();
			if (chunk.isLast()) {
				break;
			}
		}
		this.then.run();
	}

	/** It never waits. */
	@Override
	public InvocationType getInvocationType() {
		return InvocationType.NON_BLOCKING;
	}

}
