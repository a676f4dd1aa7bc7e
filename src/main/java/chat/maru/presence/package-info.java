/**
 * Who is online. Never stored.
 */
@ApplicationModule(displayName = "Presence", allowedDependencies = { "account" })
@NullMarked
package chat.maru.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
