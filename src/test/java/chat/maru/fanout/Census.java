package chat.maru.fanout;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;

import chat.maru.presence.Presence;
import chat.maru.support.Waiting;
import com.github.benmanes.caffeine.cache.Cache;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counts everything that the server keeps for its connections, and the threads that work
 * for them. The counts must return to what they were; otherwise every connection would
 * leave something behind.
 */
final class Census {

	private final WebServerApplicationContext context;

	private final Map<String, Integer> before;

	Census(WebServerApplicationContext context) {
		this.context = context;
		this.before = take();
	}

	/** Waits until no count is higher than when this was created. */
	void awaitAsBefore() {
		Waiting.await()
			.untilAsserted(() -> take()
				.forEach((what, count) -> assertThat(count).as(what).isLessThanOrEqualTo(this.before.get(what))));
	}

	private Map<String, Integer> take() {
		Map<String, Integer> counts = new TreeMap<>();
		Outlets outlets = this.context.getBean(Outlets.class);
		counts.put("outlets", size(outlets, "outlets"));
		counts.put("outlets of stripes",
				sum(this.context.getBean(Stripes.class).all().stream().map((stripe) -> size(stripe, "sessions"))));
		counts.put("readers of rooms",
				sum(values(this.context.getBean(RoomFeeds.class), "feeds")
					.flatMap((feed) -> ((List<?>) field(feed, "readers")).stream())
					.map((readers) -> size(readers, "readers"))));
		counts.put("threads that write and wait", busy(outlets, "mayWait"));
		counts.put("threads that read the log", busy(this.context.getBean(LogPages.class), "threads"));
		counts.put("people online", this.context.getBean(Presence.class).snapshot(0).online());
		counts.put("users of sessions", this.context.getBean(SimpUserRegistry.class).getUserCount());
		RoomBroker broker = this.context.getBean(RoomBroker.class);
		counts.put("sessions of the broker", size(broker, "sessions"));
		counts.put("subscriptions of the broker",
				size(field(broker.getSubscriptionRegistry(), "sessionRegistry"), "sessions"));
		OutletHandler handler = this.context.getBean(OutletHandler.class);
		counts.put("sessions", size(handler, "sessions"));
		counts.put("unfinished frames",
				sum(handler.getProtocolHandlers().stream().map((stomp) -> size(stomp, "decoders"))));
		counts.put("WebSockets",
				(int) connector().getConnectedEndPoints()
					.stream()
					.filter((endPoint) -> endPoint.getConnection() instanceof WebSocketConnection)
					.count());
		return counts;
	}

	/** Where connections arrive. */
	AbstractConnector connector() {
		JettyWebServer server = (JettyWebServer) Objects.requireNonNull(this.context.getWebServer());
		return (AbstractConnector) server.getServer().getConnectors()[0];
	}

	/** The outlet of each session. */
	Stream<Outlet> outlets() {
		return values(this.context.getBean(Outlets.class), "outlets").map(Outlet.class::cast);
	}

	/** How many pages of the log were ever requested. */
	long pagesRead() {
		return ((ThreadPoolExecutor) field(this.context.getBean(LogPages.class), "threads")).getTaskCount();
	}

	private static int busy(Object owner, String executor) {
		ThreadPoolExecutor threads = (ThreadPoolExecutor) field(owner, executor);
		return threads.getActiveCount() + threads.getQueue().size();
	}

	private static int sum(Stream<Integer> counts) {
		return counts.mapToInt(Integer::intValue).sum();
	}

	private static int size(Object owner, String collection) {
		return (field(owner, collection) instanceof Map<?, ?> map) ? map.size()
				: ((Collection<?>) field(owner, collection)).size();
	}

	private static Stream<?> values(Object owner, String map) {
		Object values = field(owner, map);
		return ((values instanceof Cache<?, ?> cache) ? cache.asMap() : (Map<?, ?>) values).values().stream();
	}

	private static Object field(Object owner, String name) {
		Object value = ReflectionTestUtils.getField(owner, name);
		if (value == null) {
			throw new AssertionError(owner.getClass() + " has no " + name);
		}
		return value;
	}

}
