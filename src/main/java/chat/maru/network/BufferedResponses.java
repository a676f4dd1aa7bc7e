package chat.maru.network;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a thread writes to a client and lets the thread go on, so that a client that
 * reads slowly costs the bytes that it has not read and no thread.
 */
final class BufferedResponses extends Handler.Wrapper {

	private final FairShares memory;

	private final FairShares threads;

	/**
	 * Bound what waits for slow clients.
	 * @param memory the bytes that may wait
	 * @param threads the threads that may wait when there is no memory left
	 * @param next the next handler; null if it is set later
	 */
	BufferedResponses(FairShares memory, FairShares threads, @Nullable Handler next) {
		super(next);
		this.memory = memory;
		this.threads = threads;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		BufferedResponse buffered = new BufferedResponse(request, response, callback, this.memory, this.threads);
		return super.handle(request, buffered, buffered);
	}

}
