/**
 * What an HTTP request must show, and what it is answered that does not: Spring Security,
 * put together. Nothing depends on it.
 */
@ApplicationModule(displayName = "Security",
		allowedDependencies = { "refusal", "limit", "settings", "account", "session", "token", "administration" })
@NullMarked
package chat.maru.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
