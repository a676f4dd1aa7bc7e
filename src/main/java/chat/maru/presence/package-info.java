/**
 * Tells which users are online, on all nodes and in a room. Kept in memory; several nodes
 * tell each other in unlogged tables of PostgreSQL.
 */
@ApplicationModule(displayName = "Presence",
		allowedDependencies = { "cluster", "health", "storage", "limit", "account", "room" })
@NullMarked
package chat.maru.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
