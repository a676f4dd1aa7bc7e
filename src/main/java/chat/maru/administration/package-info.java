/**
 * The work of administrators: server roles, bots and bans.
 */
@ApplicationModule(displayName = "Administration",
		allowedDependencies = { "cluster", "refusal", "network", "account", "session", "token", "audit", "picture" })
@NullMarked
package chat.maru.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
