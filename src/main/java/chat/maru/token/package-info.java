/**
 * The access tokens of programs.
 */
@ApplicationModule(displayName = "Tokens", allowedDependencies = { "cluster", "refusal", "account", "session" })
@NullMarked
package chat.maru.token;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
