/**
 * The configuration of Spring Security: what an HTTP request must present, and how it is
 * refused otherwise. No other package depends on it.
 */
@ApplicationModule(displayName = "Security",
		allowedDependencies = { "refusal", "limit", "account", "session", "token", "administration" })
@NullMarked
package chat.maru.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
