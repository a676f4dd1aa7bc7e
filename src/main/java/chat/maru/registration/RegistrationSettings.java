package chat.maru.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * New accounts.
 *
 * @param access who can create an account, until an administrator changes it
 * @param guests whether people may join as guests
 * @param limits how much may be used
 */
@ConfigurationProperties(prefix = "maru")
@Validated
public record RegistrationSettings(@DefaultValue("open") @NotNull Access access, @DefaultValue @Valid Guests guests,
		@DefaultValue @Valid Limits limits) {

	/** The setting that decides who can create an account. */
	public enum Access {

		/** Anyone, with a name. */
		OPEN,

		/** Anyone, with a name and a password. */
		MEMBERS,

		/** People with an invitation, with a name and a password. */
		INVITE

	}

	/**
	 * Guests.
	 *
	 * @param enabled whether people without an account may join with a name
	 */
	public record Guests(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * Limits. Zero switches off each limit that may be zero.
	 *
	 * @param guestsPerMinute new accounts, guests and others, from one address each
	 * minute
	 */
	public record Limits(@DefaultValue("30") @Min(0) @Max(1_000_000) int guestsPerMinute) {
	}

}
