/**
 * Log-ins of all kinds: their limits, the line that each writes to the log, the page that
 * it leads to, and the session that it begins.
 */
@ApplicationModule(displayName = "Sessions",
		allowedDependencies = { "cluster", "refusal", "storage", "limit", "network", "account" })
@NullMarked
package chat.maru.session;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
