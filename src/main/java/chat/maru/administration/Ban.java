package chat.maru.administration;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may not come in, or a network from which nobody may.
 *
 * @param id names it
 * @param account the account's id; null where it is about a network
 * @param name the account's name
 * @param network an address, or a network in CIDR notation; null where it is about an
 * account
 * @param reason what administrators tell each other, up to 200 characters; may be empty
 * @param createdAt since when
 * @param expiresAt when it ends; null for never
 */
@JsonInclude(Include.NON_NULL)
public record Ban(String id, @Nullable String account, @Nullable String name, @Nullable String network, String reason,
		@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant createdAt,
		@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") @Nullable Instant expiresAt) {

	/** Characters of a reason. */
	public static final int LONGEST_REASON = 200;

	boolean holds(Instant now) {
		return this.expiresAt == null || now.isBefore(this.expiresAt);
	}

}
