/**
 * Messages: posting and deleting them, which appends entries to the rooms' logs; history
 * and catch-up; and unread counts.
 */
@ApplicationModule(displayName = "Messages",
		allowedDependencies = { "refusal", "limit", "storage", "log", "account", "person", "room", "audit", "markup" })
@NullMarked
package chat.maru.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
