package chat.maru.refusal;

/**
 * Why something was refused. Each package that refuses lists its reasons in an enum; the
 * codes of all of them are in docs/api.md.
 */
public interface Reason {

	/** The kind, the code and the sentence. */
	Description description();

	/** The kind of refusal, which determines the HTTP status. */
	default Kind kind() {
		return description().kind();
	}

	/**
	 * A code for programs, in lower case with hyphens, such as {@code room-archived}: the
	 * same over HTTP and STOMP, and the key of the sentence in the languages of the
	 * pages.
	 */
	default String code() {
		return description().code();
	}

	/** An English sentence for developers. */
	default String sentence() {
		return description().sentence();
	}

	/** The kinds of refusals. */
	enum Kind {

		/** The request cannot be parsed. */
		MALFORMED,

		/** The request is well-formed but breaks a rule. */
		UNFIT,

		/** The caller is not authenticated. */
		UNAUTHENTICATED,

		/** The caller is not allowed to do this. */
		FORBIDDEN,

		/** The target does not exist, or the caller cannot see it. */
		UNKNOWN,

		/** The request conflicts with the present state. */
		CONFLICT,

		/** A rate limit was exceeded. The same request may succeed later. */
		TOO_OFTEN,

		/** The server cannot do this now. The same request may succeed later. */
		UNAVAILABLE

	}

	/**
	 * The values of a reason.
	 *
	 * @param kind the kind of refusal
	 * @param code the code, for programs
	 * @param sentence an English sentence for developers
	 */
	record Description(Kind kind, String code, String sentence) {
	}

}
