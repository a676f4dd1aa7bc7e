/**
 * The outbound edge: the in-memory broker, and the way of an event from the log to every
 * subscriber.
 */
@ApplicationModule(displayName = "Fan-out",
		allowedDependencies = { "settings", "account", "room", "message", "presence" })
@NullMarked
package chat.maru.fanout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
