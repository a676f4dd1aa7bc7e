/**
 * The ways in: as a guest, by a password, a passkey or a provider, by an invitation or a
 * link; and by what somebody is known afterwards, their sessions and tokens.
 */
@ApplicationModule(displayName = "Access",
		allowedDependencies = { "refusal", "limit", "settings", "network", "account", "audit" })
@NullMarked
package chat.maru.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
