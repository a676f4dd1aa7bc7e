/**
 * Creation and deletion of accounts: guests, sign-up, invitations to the server, and the
 * setting of who can join.
 */
@ApplicationModule(displayName = "Registration",
		allowedDependencies = { "cluster", "refusal", "storage", "limit", "network", "account", "audit", "session",
				"token", "password" })
@NullMarked
package chat.maru.registration;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
