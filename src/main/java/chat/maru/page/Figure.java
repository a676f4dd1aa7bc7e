package chat.maru.page;

/**
 * A number on a page that is counted up to a bound.
 *
 * @param value the number, at most the bound
 * @param more whether the number may be larger than that
 */
record Figure(long value, boolean more) {

	/**
	 * A number that was counted up to a bound and one more.
	 * @param counted at most one more than the bound
	 */
	static Figure of(long counted, long bound) {
		return new Figure(Math.min(counted, bound), counted > bound);
	}

}
