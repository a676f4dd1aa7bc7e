package chat.maru.page;

/** The key in the address of a page of a list: the page begins after it. */
final class PageKey {

	/** Longer than any key. */
	private static final int MAX_LENGTH = 1_000;

	private PageKey() {
	}

	/**
	 * The key as it can be used in a statement.
	 * @return empty, which is the first page, if no page has a link with this key
	 */
	static String of(String after) {
		boolean fit = after.length() <= MAX_LENGTH && after.indexOf('\0') < 0;
		return fit ? after : "";
	}

}
