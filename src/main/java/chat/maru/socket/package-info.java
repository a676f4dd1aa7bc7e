/**
 * The inbound edge: the STOMP and SockJS endpoint, its guards and limits, and the
 * controllers behind it.
 */
@ApplicationModule(displayName = "Socket",
		allowedDependencies = { "cluster", "health", "refusal", "limit", "network", "sockjs", "log", "account",
				"session", "token", "administration", "person", "room", "message", "presence", "fanout", "storage" })
@NullMarked
package chat.maru.socket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
