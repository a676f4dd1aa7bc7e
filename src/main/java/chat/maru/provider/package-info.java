/**
 * Log-in with an OpenID Connect provider.
 */
@ApplicationModule(displayName = "Providers",
		allowedDependencies = { "refusal", "account", "session", "password", "registration" })
@NullMarked
package chat.maru.provider;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
