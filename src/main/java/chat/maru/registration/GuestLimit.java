package chat.maru.registration;

import chat.maru.limit.RateLimit;
import chat.maru.limit.RateLimits;
import chat.maru.network.NetworkAddress;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Component;

/** Limits how many accounts may be created from one network. */
@Component
public class GuestLimit {

	private final RateLimit limit;

	GuestLimit(RegistrationSettings settings, RateLimits limits) {
		this.limit = limits.perMinute("new-account", settings.limits().guestsPerMinute());
	}

	/**
	 * Counts a new account.
	 * @param address the client's address
	 * @throws Refused if the limit is reached
	 */
	public void count(String address) {
		this.limit.require(NetworkAddress.of(address), RegistrationReason.TOO_MANY_GUESTS);
	}

}
