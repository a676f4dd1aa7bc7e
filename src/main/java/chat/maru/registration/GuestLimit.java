package chat.maru.registration;

import chat.maru.limit.RateLimit;
import chat.maru.network.NetworkAddress;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Component;

/** How many people who are new may come from one network. */
@Component
public class GuestLimit {

	private final RateLimit limit;

	GuestLimit(RegistrationSettings settings) {
		this.limit = RateLimit.perMinute(settings.limits().guestsPerMinute());
	}

	/**
	 * Counts one more.
	 * @throws Refused where that is one too many
	 */
	public void count(String address) {
		this.limit.require(NetworkAddress.of(address), RegistrationReason.TOO_MANY_GUESTS);
	}

}
