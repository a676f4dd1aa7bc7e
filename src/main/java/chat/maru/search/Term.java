package chat.maru.search;

/**
 * A term that messages must have.
 *
 * @param text the term; it consists of letters, digits, marks and symbols
 * @param prefix whether terms that begin with the text count as well
 */
record Term(String text, boolean prefix) {
}
