/**
 * Who is online, of all and of those in a room. Never stored.
 */
@ApplicationModule(displayName = "Presence", allowedDependencies = { "account", "room" })
@NullMarked
package chat.maru.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
