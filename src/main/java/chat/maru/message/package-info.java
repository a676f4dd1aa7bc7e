/**
 * The room log: posting with group commit, history, and catch-up.
 */
@ApplicationModule(displayName = "Messages",
		allowedDependencies = { "health", "refusal", "settings", "storage", "account", "room", "audit" })
@NullMarked
package chat.maru.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
