/**
 * The outbound edge: the in-memory broker, and the path of an event from the log to every
 * subscriber.
 * <p>
 * A subscription is a place in a room's log, a seq. {@code RoomFeeds} encodes each
 * committed event once and appends it to the {@code RoomFeed}. That wakes the {@code
 * Readers} of the room on each {@code Stripe}. Each {@code RoomSubscription} takes the
 * {@code Batch} after its place, which all subscriptions at that place share, or a {@code
 * LogPage} if it is far behind. Its {@code Outlet} hands the bytes to the {@code Sink} of
 * its transport.
 * <p>
 * Spring's own broker creates a message, a task and an encoded frame for each subscriber,
 * and a queue for each session. Here most of the remaining cost is the system call that
 * writes. The server is Jetty because it accepts encoded bytes, writes without blocking,
 * and keeps no buffers for idle connections.
 */
@ApplicationModule(displayName = "Fan-out",
		allowedDependencies = { "cluster", "health", "network", "sockjs", "log", "account", "person", "room", "message",
				"presence", "refusal" })
@NullMarked
package chat.maru.fanout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
