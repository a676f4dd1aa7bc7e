/**
 * How accounts begin and end: guests, sign-up, invitations to the server, and who may
 * join it at all.
 */
@ApplicationModule(displayName = "Registration",
		allowedDependencies = { "cluster", "refusal", "limit", "network", "account", "audit", "session", "token",
				"password" })
@NullMarked
package chat.maru.registration;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
