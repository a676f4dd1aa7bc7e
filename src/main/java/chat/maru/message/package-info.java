/**
 * What is said in rooms: posts and removals, which are entries of the rooms' logs, and
 * the messages they add up to; history and catch-up; and what is unread.
 */
@ApplicationModule(displayName = "Messages",
		allowedDependencies = { "refusal", "limit", "storage", "log", "account", "person", "room", "audit" })
@NullMarked
package chat.maru.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
