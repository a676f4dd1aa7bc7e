package chat.maru.network;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ThreadLimitHandler;

/**
 * Lets only so many threads work for one address at a time. Requests beyond that wait for
 * their turn, and no thread waits with them.
 */
final class ThreadsPerAddress extends ThreadLimitHandler {

	ThreadsPerAddress(int threads) {
		setThreadLimit(threads);
	}

	/** The client's own address, also behind a proxy that the server trusts. */
	@Override
	protected String getRemoteIP(Request request) {
		return NetworkAddress.of(Request.getRemoteAddr(request));
	}

}
