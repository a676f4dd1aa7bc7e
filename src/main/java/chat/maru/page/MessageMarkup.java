package chat.maru.page;

import chat.maru.message.Message;

import org.springframework.web.util.HtmlUtils;

/**
 * The text of a message as HTML.
 *
 * @param html the formatted or the escaped text
 * @param rowClass the class of the row, after a space; else empty
 * @param look the class of the text; else empty
 */
record MessageMarkup(String html, String rowClass, String look) {

	/**
	 * Above one of these bounds a text is most likely longer than the 24 lines that are
	 * shown at first. Only the scripts can measure it.
	 */
	private static final int LONG = 2_000;

	private static final int LONG_LINES = 24;

	private static final String FOLDED = " long";

	/**
	 * Creates the markup of a message that is not deleted.
	 * @param self the id of the user, whose own mentions stand out
	 */
	static MessageMarkup of(Message message, String self) {
		String text = message.text();
		String html = message.html();
		return new MessageMarkup(
				MentionMarkup.of((html != null) ? html : escaped(text), text, message.mentions(), self),
				isLong(text) ? FOLDED : "", EmojiText.isOnly(text) ? "emoji-only" : "");
	}

	/**
	 * Creates the markup of a deleted message.
	 * @param sentence the sentence in place of its text
	 */
	static MessageMarkup deleted(String sentence) {
		return new MessageMarkup(escaped(sentence), " removed", "");
	}

	/** Whether the text is too long to show all of it at once. */
	boolean folded() {
		return this.rowClass.equals(FOLDED);
	}

	private static boolean isLong(String text) {
		return text.length() > LONG || text.chars().filter((one) -> one == '\n').count() >= LONG_LINES;
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
