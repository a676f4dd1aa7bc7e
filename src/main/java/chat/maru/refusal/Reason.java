package chat.maru.refusal;

/** Why somebody was refused; each package that refuses lists its own. */
public interface Reason {

	/** What became of it, whatever it was about. */
	Kind kind();

	/** A code for programs, also the key of the sentence in the page's languages. */
	String code();

	/** For people who write programs, in English. */
	String sentence();

	/** What became of it. */
	enum Kind {

		/** It cannot be read as what it should be. */
		MALFORMED,

		/** It can be read, and does not fit the rules. */
		UNFIT,

		/** It is not for them. */
		FORBIDDEN,

		/** There is no such thing, or none for them. */
		UNKNOWN,

		/** Something else that is there stands against it. */
		CONFLICT,

		/** It was wanted too many times; the same may be wanted again later. */
		TOO_OFTEN

	}

}
