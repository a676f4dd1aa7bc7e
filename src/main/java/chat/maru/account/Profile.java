package chat.maru.account;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * What all users of the server can see of an account.
 *
 * @param id the account's id
 * @param name the name that others see
 * @param role the role on this server
 * @param about the account's text about itself, up to 200 characters; may be empty
 * @param since when the account was created
 * @param avatar the hash of the account's picture; null if it has none
 */
public record Profile(String id, String name, Role role, String about,
		@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant since,
		@JsonInclude(Include.NON_NULL) @Nullable String avatar) {

	/** The maximum length of the text about oneself, in characters. */
	public static final int LONGEST_ABOUT = 200;

}
