/**
 * Who is online, on the server and in a room. Kept in memory only.
 */
@ApplicationModule(displayName = "Presence", allowedDependencies = { "cluster", "account", "room" })
@NullMarked
package chat.maru.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
