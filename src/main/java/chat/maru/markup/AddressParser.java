package chat.maru.markup;

import java.util.Set;

import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/** Makes links of the URLs in a text, and of those in angle brackets. */
final class AddressParser implements InlineContentParserFactory {

	private static final String OPENING = "([{";

	private static final String CLOSING = ")]}";

	@Override
	public Set<Character> getTriggerCharacters() {
		return Set.of('h', 'H', '<');
	}

	@Override
	public InlineContentParser create() {
		return AddressParser::parse;
	}

	private static @Nullable ParsedInline parse(InlineParserState state) {
		Scanner scanner = state.scanner();
		return (scanner.peek() == '<') ? bracketed(scanner) : bare(scanner);
	}

	private static @Nullable ParsedInline bracketed(Scanner scanner) {
		scanner.next();
		Position start = scanner.position();
		if (scanner.peek() != 'h' && scanner.peek() != 'H') {
			return ParsedInline.none();
		}
		String address = Source.typed(text(scanner, start));
		if (!WebAddress.isSafe(address) || !scanner.next('>')) {
			return ParsedInline.none();
		}
		return ParsedInline.of(link(address), scanner.position());
	}

	private static @Nullable ParsedInline bare(Scanner scanner) {
		int before = scanner.peekPreviousCodePoint();
		Position start = scanner.position();
		if (isWord(before) || !isWeb(scanner)) {
			return ParsedInline.none();
		}
		scanner.setPosition(start);
		String rest = text(scanner, start);
		// Text that may not be a link is not searched for another one.
		int length = Addresses.lengthAt(rest, (before != Scanner.END) ? Character.toString(before) : "");
		scanner.setPosition(start);
		for (int at = 0; at < length; at++) {
			scanner.next();
		}
		String address = Source.typed(rest.substring(0, length));
		return ParsedInline.of(WebAddress.isSafe(address) ? link(address) : new Text(address), scanner.position());
	}

	/** 'xhttp://' is not the beginning of a URL that was meant. */
	private static boolean isWord(int c) {
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private static boolean isWeb(Scanner scanner) {
		for (char letter : "http".toCharArray()) {
			if (Character.toLowerCase(scanner.peek()) != letter) {
				return false;
			}
			scanner.next();
		}
		if (Character.toLowerCase(scanner.peek()) == 's') {
			scanner.next();
		}
		return scanner.next("://");
	}

	/**
	 * Returns the text up to a space, an angle bracket or a bracket that was opened
	 * before, or the beginning of it that is too long for a link.
	 */
	private static String text(Scanner scanner, Position start) {
		int open = 0;
		for (int length = 0; length <= WebAddress.MAX_LENGTH && isInside(scanner.peek()); length++) {
			open += (OPENING.indexOf(scanner.peek()) >= 0) ? 1 : 0;
			open -= (CLOSING.indexOf(scanner.peek()) >= 0) ? 1 : 0;
			if (open < 0) {
				break;
			}
			scanner.next();
		}
		return scanner.getSource(start, scanner.position()).getContent();
	}

	private static boolean isInside(char next) {
		return next != Scanner.END && next != '<' && next != '>' && !Character.isWhitespace(next);
	}

	private static Link link(String address) {
		Link link = new Link(address, null);
		link.appendChild(new Text(address));
		return link;
	}

}
