package chat.maru.network;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Bounds the resources of HTTP requests and their answers, even without authentication: a
 * client that sends or reads slowly takes no thread, and all such clients together take a
 * small part of the heap.
 */
@Component
class SlowClients implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

	private static final long SOME_SMALL_FRAMES = 512 * 1024;

	private static final int LARGEST_ESCAPE = 6;

	/** The size of a picture that a user uploads. */
	private static final long PICTURE = 5 * 1024 * 1024;

	/** The part of the heap for request bodies, and the same for answers. */
	private static final int SHARE_OF_HEAP = 16;

	private static final int SHARE_OF_ADDRESS = 4;

	/** Of Jetty's 200 threads. The others keep working whatever clients do. */
	private static final int WAITING_THREADS = 80;

	/**
	 * The threads that may work for one address at a time. Its other requests wait for
	 * their turn.
	 */
	private static final int THREADS_PER_ADDRESS = 50;

	private final long maxBody;

	private final long memory = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;

	/**
	 * Derive the bounds.
	 * @param settings the largest body that is meant to come is what a SockJS client
	 * sends at once: some frames, in which JSON may write a byte in six
	 */
	SlowClients(NetworkSettings settings) {
		this.maxBody = (long) LARGEST_ESCAPE * settings.limits().frameBytes() + SOME_SMALL_FRAMES;
	}

	@Override
	public void customize(ConfigurableJettyWebServerFactory factory) {
		factory.addServerCustomizers(this::bound);
	}

	private void bound(Server server) {
		server.insertHandler(new BufferedResponses(shares(this.memory), shares(WAITING_THREADS), null));
		server.insertHandler(new ThreadsPerAddress(THREADS_PER_ADDRESS));
		server.insertHandler(
				new BufferedRequests(this::maxBody, shares(Math.max(this.memory, SHARE_OF_ADDRESS * PICTURE)), null));
	}

	private long maxBody(Request request) {
		String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
		return (type != null && type.startsWith("image/")) ? Math.max(PICTURE, this.maxBody) : this.maxBody;
	}

	private static FairShares shares(long total) {
		return new FairShares(total, total / SHARE_OF_ADDRESS);
	}

}
