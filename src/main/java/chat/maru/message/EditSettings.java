package chat.maru.message;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for edits of posted messages.
 *
 * @param editWindow for how long after posting a message its author can edit it; zero for
 * ever
 * @param versions who can read the earlier versions of an edited message
 */
@ConfigurationProperties(prefix = "maru.messages")
public record EditSettings(@DefaultValue("0") Duration editWindow, @DefaultValue("everyone") VersionReaders versions) {

	/** The people who can read earlier versions. */
	public enum VersionReaders {

		/** Everyone who can read the message. */
		EVERYONE,

		/** Its author, and the moderators of the room. */
		MODERATORS,

		/** No one. */
		NOBODY

	}

}
