package chat.maru.search;

/** Thrown if the index cannot be read at the moment. */
final class SearchUnavailable extends RuntimeException {

	SearchUnavailable(Throwable cause) {
		super("The index cannot be read", cause);
	}

}
