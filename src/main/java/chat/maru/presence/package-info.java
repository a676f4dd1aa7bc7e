/**
 * Who is online, on the server and in a room. Kept in memory only.
 */
@ApplicationModule(displayName = "Presence", allowedDependencies = { "account", "room" })
@NullMarked
package chat.maru.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
