/**
 * The outbound edge: the in-memory broker, and the way of an event from the log to every
 * subscriber.
 * <p>
 * A subscription is a place in a room's log, a seq. {@code RoomFeeds} encodes what was
 * committed once and appends it to the {@code RoomFeed}; that wakes the {@code Readers}
 * of the room on each {@code Stripe}; each {@code RoomSubscription} takes the
 * {@code Batch} that follows its place, one for all who are there, or a {@code LogPage}
 * where it is far behind; its {@code Outlet} hands the bytes to the {@code Sink} of its
 * transport.
 * <p>
 * Spring's own broker makes a message, a task and an encoded frame for each subscriber,
 * and keeps a queue for each. Most of what remains here is the system call that writes.
 * Jetty, because it takes bytes that are encoded already, writes without waiting, and
 * keeps no buffers for those who are silent.
 */
@ApplicationModule(displayName = "Fan-out",
		allowedDependencies = { "health", "settings", "network", "sockjs", "account", "room", "message", "presence" })
@NullMarked
package chat.maru.fanout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
