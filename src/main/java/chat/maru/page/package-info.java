/** The HTML pages and the static resources that they load. */
@ApplicationModule(displayName = "Pages",
		allowedDependencies = { "cluster", "refusal", "account", "session", "token", "password", "passkey", "provider",
				"registration", "administration", "audit", "person", "room", "message" })
@NullMarked
package chat.maru.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
