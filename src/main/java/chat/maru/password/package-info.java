/**
 * Log-in with a name and a password.
 */
@ApplicationModule(displayName = "Passwords",
		allowedDependencies = { "refusal", "account", "session", "token", "storage" })
@NullMarked
package chat.maru.password;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
