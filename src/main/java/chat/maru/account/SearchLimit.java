package chat.maru.account;

import chat.maru.limit.RateLimit;
import chat.maru.limit.RateLimits;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Component;

/**
 * Limits how often an account may search for people, because each search reads all names.
 */
@Component
class SearchLimit {

	private final RateLimit limit;

	SearchLimit(AccountSettings settings, RateLimits limits) {
		this.limit = limits.perMinute("people-search", settings.peopleSearchesPerMinute());
	}

	/**
	 * Counts a search.
	 * @param account the id of the account that searches
	 * @throws Refused if the limit is reached
	 */
	void count(String account) {
		this.limit.require(account, AccountReason.SEARCH_TOO_MANY);
	}

}
