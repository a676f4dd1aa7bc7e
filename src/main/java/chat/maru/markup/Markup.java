package chat.maru.markup;

import java.util.Set;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown of messages: emphasis, strikethrough, code, quotes, lists, tasks and
 * links. There are no headings, tables, images or HTML; they stay text. A text needs no
 * escaping by its reader: the HTML has escaped it.
 */
public final class Markup {

	/** Longer texts are not formatted, in characters (UTF-16). */
	static final int MAX_LENGTH = 40_000;

	/** Longer HTML is not used, in characters (UTF-16). */
	static final int MAX_HTML = 400_000;

	private static final int MAX_BLOCKS = 10;

	private static final int MAX_INLINES = 10;

	private static final Log logger = LogFactory.getLog(Markup.class);

	/** A text without any of these is plain. */
	private static final Pattern MARK = Pattern.compile("[*_~`\\[\\\\]|://|(?m)^[ >]{0,20}(?:>|[-+] |[0-9]{1,9}[.)] )");

	private static final Pattern SPACE = Pattern.compile("\\s+");

	private static final Pattern BLOCK = Pattern.compile("</?(?:pre|blockquote|ul|ol|li)[^>]*>");

	private static final Pattern ELEMENT = Pattern.compile("<[^>]*>");

	private static final Parser PARSER = Parser.builder()
		.enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
		.includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
		.maxOpenBlockParsers(MAX_BLOCKS)
		.maxInlineNesting(MAX_INLINES)
		.customInlineContentParserFactory(new AddressParser())
		.customInlineContentParserFactory(new Literals())
		.customDelimiterProcessor(new Strikethrough.Processor())
		.build();

	private Markup() {
	}

	/** Whether a text has no mark at all. It costs much less than {@link #html}. */
	public static boolean isPlain(String text) {
		return text.length() > MAX_LENGTH || !MARK.matcher(text).find();
	}

	/**
	 * Returns the HTML of a text; null if it is the same as the escaped text. It is made
	 * for an element with {@code white-space: pre-wrap}.
	 */
	public static @Nullable String html(String text) {
		if (isPlain(text)) {
			return null;
		}
		String html = render(text);
		return (html == null || html.length() > MAX_HTML || isEscaped(html, text)) ? null : html;
	}

	/** Returns a text without its marks. */
	public static String plain(String text) {
		String html = html(text);
		if (html == null) {
			return text;
		}
		return Escape.text(ELEMENT.matcher(BLOCK.matcher(html).replaceAll(" ")).replaceAll("")).strip();
	}

	private static @Nullable String render(String text) {
		String source = Source.of(text);
		if (source == null) {
			return null;
		}
		try {
			return new Html(source).of(PARSER.parse(source));
		}
		catch (RuntimeException ex) {
			// One message must not keep the others of its room from being read.
			logger.error("A text could not be formatted: " + ex.getClass().getName());
			return null;
		}
	}

	private static boolean isEscaped(String html, String text) {
		return withoutSpaces(html).equals(withoutSpaces(Escape.html(text)));
	}

	private static String withoutSpaces(String text) {
		return SPACE.matcher(text).replaceAll("");
	}

}
