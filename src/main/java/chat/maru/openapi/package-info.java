/**
 * What the HTTP API says about itself: an OpenAPI document, made of the controllers'
 * mappings and Javadoc when somebody first asks for it.
 */
@ApplicationModule(displayName = "OpenAPI",
		allowedDependencies = { "refusal", "account", "session", "token", "password", "passkey", "provider",
				"registration", "administration", "room", "message", "log", "storage" })
@NullMarked
package chat.maru.openapi;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
