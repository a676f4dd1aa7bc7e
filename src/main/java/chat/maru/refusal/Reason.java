package chat.maru.refusal;

/**
 * Why something was refused. Each package that refuses lists its reasons in an enum; the
 * codes of all of them are in docs/api.md.
 */
public interface Reason {

	/** The kind, the code and the sentence. */
	Description description();

	/** What kind of refusal it is, from which its HTTP status follows. */
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

	/** For people who write programs, in English. */
	default String sentence() {
		return description().sentence();
	}

	/** The kinds of refusals. */
	enum Kind {

		/** It cannot be read as what it should be. */
		MALFORMED,

		/** It can be read, and does not fit the rules. */
		UNFIT,

		/** The caller is not known. */
		UNAUTHENTICATED,

		/** The caller may not do it. */
		FORBIDDEN,

		/** There is no such thing, or none for the caller. */
		UNKNOWN,

		/** Something that exists stands against it. */
		CONFLICT,

		/** It was asked for too often; the same may be asked for later. */
		TOO_OFTEN,

		/** The server cannot do it now; the same may be asked for later. */
		UNAVAILABLE

	}

	/**
	 * What a reason says.
	 *
	 * @param kind what kind of refusal it is
	 * @param code for programs
	 * @param sentence for people who write programs, in English
	 */
	record Description(Kind kind, String code, String sentence) {
	}

}
