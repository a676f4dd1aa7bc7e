package chat.maru.account;

import chat.maru.limit.RateLimit;
import chat.maru.refusal.Refused;
import chat.maru.settings.MaruProperties;

import org.springframework.stereotype.Component;

/** How often one person may search for people: each time all names are looked at. */
@Component
class SearchLimit {

	private final RateLimit limit;

	SearchLimit(MaruProperties properties) {
		this.limit = RateLimit.perMinute(properties.limits().peopleSearchesPerMinute());
	}

	/**
	 * Counts one more.
	 * @param account the id of who searches
	 * @throws Refused where that is one too many
	 */
	void count(String account) {
		this.limit.require(account, AccountReason.SEARCH_TOO_MANY);
	}

}
