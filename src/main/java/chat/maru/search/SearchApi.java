package chat.maru.search;

import chat.maru.account.Account;
import chat.maru.account.AccountReason;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.limit.RateLimit;
import chat.maru.limit.RateLimits;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search for messages. */
@RestController
class SearchApi {

	private static final String DEFAULT_LIMIT = "20";

	private final Searches searches;

	private final Accounts accounts;

	private final RateLimit limit;

	private final RateLimit guestLimit;

	SearchApi(Searches searches, Accounts accounts, SearchSettings settings, RateLimits limits) {
		this.searches = searches;
		this.accounts = accounts;
		this.limit = limits.perMinute("message-search", settings.searchesPerMinute());
		this.guestLimit = limits.perMinute("guest-message-search", settings.guestSearchesPerMinute());
	}

	/**
	 * Search for messages in the rooms that the caller may read, newest first. A message
	 * matches if it has all words of the query. Korean, Japanese and Chinese words can
	 * stand anywhere in a text; other words match words that begin with them.
	 * @param q words, phrases in quotes, words to exclude after a hyphen, and operators:
	 * from, in, before, after, on, has and is, followed by a colon
	 * @param before where the page begins, from the answer with the page before
	 * @param limit the maximum number of messages
	 * @param zone the time zone of days in the query, such as Asia/Seoul; UTC if it is
	 * missing
	 */
	@GetMapping("/api/search")
	@Refuses({ "query-empty", "query-too-long", "operator-invalid", "before-invalid", "zone-invalid", "room-unknown",
			"search-too-many", "search-unavailable" })
	SearchAnswer search(@CurrentAccount Account account,
			@RequestParam @Schema(minLength = 1, maxLength = SearchQuery.MAX_LENGTH) String q,
			@RequestParam(required = false) @Nullable String before,
			@RequestParam(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(50) int limit,
			@RequestParam(required = false) @Nullable String zone) {
		RateLimit limited = this.accounts.isMember(account) ? this.limit : this.guestLimit;
		limited.require(account.id(), AccountReason.SEARCH_TOO_MANY);
		try {
			return this.searches.find(account.id(), q, before, limit, zone);
		}
		catch (SearchUnavailable ex) {
			throw new Refused(SearchReason.UNAVAILABLE);
		}
	}

}
