package chat.maru.administration;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A ban of an account or of a network.
 *
 * @param id the ban's id
 * @param account the id of the banned account; null for a network
 * @param name the account's name; null for a network
 * @param network an address, or a network in CIDR notation; null for an account
 * @param reason a note for other administrators, up to 200 characters; may be empty
 * @param createdAt when the ban was made
 * @param expiresAt when the ban ends; null for never
 */
@JsonInclude(Include.NON_NULL)
public record Ban(String id, @Nullable String account, @Nullable String name, @Nullable String network, String reason,
		@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant createdAt,
		@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") @Nullable Instant expiresAt) {

	/** The maximum length of a reason, in characters. */
	public static final int LONGEST_REASON = 200;

	boolean isActive(Instant now) {
		return this.expiresAt == null || now.isBefore(this.expiresAt);
	}

}
