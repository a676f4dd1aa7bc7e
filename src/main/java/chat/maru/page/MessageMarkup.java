package chat.maru.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/**
 * The text of a message as HTML.
 *
 * @param html the escaped text with links
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
	 * A URL that ends where any reader would say. The scripts find the others, without a
	 * change to the layout.
	 */
	private static final Pattern ADDRESS = Pattern
		.compile("(?i)https?://[a-z0-9][\\w.~:/?#@&=+%-]*?(?=[.,:;!?)]{0,3}(?:\\s|$))");

	private static final Pattern CLOSED = Pattern.compile("[a-z0-9/#=&%]$", Pattern.CASE_INSENSITIVE);

	static MessageMarkup of(String text) {
		return new MessageMarkup(linked(text), isLong(text) ? FOLDED : "", EmojiText.isOnly(text) ? "emoji-only" : "");
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

	private static String linked(String text) {
		if (!text.contains("://")) {
			return escaped(text);
		}
		StringBuilder html = new StringBuilder();
		int from = 0;
		Matcher addresses = ADDRESS.matcher(text);
		while (addresses.find()) {
			if (CLOSED.matcher(addresses.group()).find()) {
				String address = escaped(addresses.group());
				html.append(escaped(text.substring(from, addresses.start())))
					.append("<a href=\"")
					.append(address)
					.append("\" dir=\"ltr\" target=\"_blank\" rel=\"noopener noreferrer\">")
					.append(address)
					.append("</a>");
				from = addresses.end();
			}
		}
		return html.append(escaped(text.substring(from))).toString();
	}

	private static boolean isLong(String text) {
		return text.length() > LONG || text.chars().filter((one) -> one == '\n').count() >= LONG_LINES;
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
