/** The HTML pages and the static resources that they load. */
@ApplicationModule(displayName = "Pages",
		allowedDependencies = { "cluster", "storage", "refusal", "account", "session", "token", "password", "passkey",
				"provider", "registration", "administration", "audit", "picture", "person", "room", "message",
				"presence" })
@NullMarked
package chat.maru.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
