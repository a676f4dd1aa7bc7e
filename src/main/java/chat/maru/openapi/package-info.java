/**
 * The OpenAPI document of the HTTP API, generated from the mappings and Javadoc of the
 * controllers when it is first requested.
 */
@ApplicationModule(displayName = "OpenAPI",
		allowedDependencies = { "refusal", "account", "session", "token", "password", "passkey", "provider",
				"registration", "administration", "room", "message", "log", "storage" })
@NullMarked
package chat.maru.openapi;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
