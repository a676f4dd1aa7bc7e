package chat.maru.session;

import chat.maru.refusal.Reason;

/**
 * The reasons why a request or an attempt to log in is refused, for all kinds of
 * credentials.
 */
public enum AccessReason implements Reason {

	/** The request has no valid session or token. */
	AUTHENTICATION_REQUIRED(Kind.UNAUTHENTICATED, "authentication-required",
			"Authenticate with a token, or join as a guest in the browser."),

	/** The request may come from a page of another site. */
	CSRF_INVALID(Kind.FORBIDDEN, "csrf-invalid", "The CSRF token is missing or wrong; reload the page."),

	/** The request is not allowed for any account. */
	FORBIDDEN(Kind.FORBIDDEN, "forbidden", "You are not allowed to do this."),

	/** The account makes more changes than the limit allows. */
	TOO_MANY_CHANGES(Kind.TOO_OFTEN, "too-many-changes", "Too many changes; send it again in a moment."),

	/** Too many attempts to log in. */
	LOG_IN_TOO_MANY(Kind.TOO_OFTEN, "log-in-too-many", "Too many attempts; wait a minute.");

	private final Description description;

	AccessReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
