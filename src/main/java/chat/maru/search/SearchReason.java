package chat.maru.search;

import chat.maru.refusal.Reason;

/** The reasons why a search is refused. */
enum SearchReason implements Reason {

	/** The query has nothing to search for. */
	QUERY_EMPTY(Kind.MALFORMED, "query-empty", "The query has no letter, digit or operator to search for."),

	/** The query has too many characters or words. */
	QUERY_TOO_LONG(Kind.MALFORMED, "query-too-long", "A query has at most 200 characters and 20 words."),

	/** An operator has a value that it does not take. */
	OPERATOR_INVALID(Kind.MALFORMED, "operator-invalid", "An operator has a value that it does not take."),

	/** The time zone does not exist. */
	ZONE_INVALID(Kind.MALFORMED, "zone-invalid", "zone is not the name of a time zone, such as Asia/Seoul."),

	/** The index cannot be used at the moment. */
	UNAVAILABLE(Kind.UNAVAILABLE, "search-unavailable", "The search is not available right now.");

	private final Description description;

	SearchReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
