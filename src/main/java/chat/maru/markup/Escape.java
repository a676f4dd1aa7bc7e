package chat.maru.markup;

/** Writes text as HTML. */
final class Escape {

	private Escape() {
	}

	static String html(String text) {
		StringBuilder html = new StringBuilder(text.length() + 16);
		for (int at = 0; at < text.length(); at++) {
			char c = text.charAt(at);
			switch (c) {
				case '&' -> html.append("&amp;");
				case '<' -> html.append("&lt;");
				case '>' -> html.append("&gt;");
				case '"' -> html.append("&quot;");
				case '\'' -> html.append("&#39;");
				default -> html.append(c);
			}
		}
		return html.toString();
	}

	/** Returns the text of HTML that was written by this class, without elements. */
	static String text(String html) {
		return html.replace("&lt;", "<")
			.replace("&gt;", ">")
			.replace("&quot;", "\"")
			.replace("&#39;", "'")
			.replace("&amp;", "&");
	}

}
