/**
 * Log-in with a passkey (WebAuthn).
 */
@ApplicationModule(displayName = "Passkeys", allowedDependencies = { "refusal", "account", "session", "password" })
@NullMarked
package chat.maru.passkey;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
