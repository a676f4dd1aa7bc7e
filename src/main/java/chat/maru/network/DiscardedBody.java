package chat.maru.network;

import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Refuses a request while its body may still be coming in: writes the refusal first, then
 * reads what is left of the body and keeps nothing of it. A connection that is closed
 * while bytes are unread is reset, and a client that is still sending would see that
 * instead of the refusal.
 */
final class DiscardedBody implements Callback, Invocable.Task {

	/** It reads at most this many bytes. */
	static final long MAX_BYTES = 16 * 1024 * 1024;

	/**
	 * It reads for at most this long, in ns, unless nothing comes until Jetty gives up.
	 */
	private static final long MAX_TIME = TimeUnit.SECONDS.toNanos(10);

	private final Request request;

	private final Callback callback;

	private final long began = System.nanoTime();

	private long discarded;

	private DiscardedBody(Request request, Callback callback) {
		this.request = request;
		this.callback = callback;
	}

	/**
	 * Refuse a request. The connection is closed unless the whole body is read.
	 * @param callback completed once no more of the body is read
	 */
	static void refuse(Request request, Response response, Callback callback, int status) {
		// A client that waits for the server's word does not send the body.
		boolean sends = !request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
		Response.writeError(new Unread(request), response, sends ? new DiscardedBody(request, callback) : callback,
				status);
	}

	/** The refusal has been written. */
	@Override
	public void succeeded() {
		run();
	}

	@Override
	public void failed(Throwable ex) {
		this.callback.failed(ex);
	}

	/** More of the body has come, or it has failed. */
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
		this.callback.succeeded();
	}

	/** It never waits. */
	@Override
	public InvocationType getInvocationType() {
		return InvocationType.NON_BLOCKING;
	}

	/** A request whose body is left alone while the refusal is written. */
	private static final class Unread extends Request.Wrapper {

		private Unread(Request request) {
			super(request);
		}

		@Override
		public boolean consumeAvailable() {
			return false;
		}

	}

}
