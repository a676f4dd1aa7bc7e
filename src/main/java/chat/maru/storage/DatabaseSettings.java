package chat.maru.storage;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The database that several servers share. Without a URL, a server uses a file in its
 * data folder.
 *
 * @param url {@code jdbc:postgresql:} and where it is
 * @param username null if the URL has it
 * @param password null if the URL has it, or the server asks for none
 */
@ConfigurationProperties(prefix = "spring.datasource")
public record DatabaseSettings(@Nullable String url, @Nullable String username, @Nullable String password) {

	/** Leaves out the password. */
	@Override
	public String toString() {
		return "DatabaseSettings[" + this.username + ']';
	}

}
