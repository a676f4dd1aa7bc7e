/**
 * The search for messages: a {@link chat.maru.log.Follower} keeps an index of terms, and
 * a search checks what the index finds against the present texts.
 */
@ApplicationModule(displayName = "Search",
		allowedDependencies = { "health", "refusal", "limit", "storage", "log", "account", "person", "room",
				"message" })
@NullMarked
package chat.maru.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
