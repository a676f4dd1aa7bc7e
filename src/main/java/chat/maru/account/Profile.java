package chat.maru.account;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * What everybody here may know of somebody.
 *
 * @param id the account's id
 * @param name what others see
 * @param role what they are on this server
 * @param about what they say about themselves, up to 200 characters; may be empty
 * @param since when they came
 */
public record Profile(String id, String name, Role role, String about,
		@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant since) {

	/** Characters of what somebody says about themselves. */
	public static final int LONGEST_ABOUT = 200;

}
