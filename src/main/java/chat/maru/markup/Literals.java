package chat.maru.markup;

import java.util.Set;

import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * Leaves characters as they are that CommonMark would take for marks: entities, HTML,
 * most backslashes, the signs of a calculation ({@code 2*3*4}), and faces ({@code ^_^}).
 */
final class Literals implements InlineContentParserFactory {

	private static final String ESCAPED = "*_~`[]<>#+-";

	private static final String OF_FACES = "^-<>=;:.@'\"";

	private static final String SHRUG = "¯\\_(ツ)_/¯";

	@Override
	public Set<Character> getTriggerCharacters() {
		return Set.of('&', '<', '\\', '*', '_', '¯');
	}

	@Override
	public InlineContentParser create() {
		return Literals::parse;
	}

	private static @Nullable ParsedInline parse(InlineParserState state) {
		Scanner scanner = state.scanner();
		int before = scanner.peekPreviousCodePoint();
		char mark = scanner.peek();
		if (mark == '¯') {
			return scanner.next(SHRUG) ? text(SHRUG, scanner.position()) : ParsedInline.none();
		}
		scanner.next();
		Position after = scanner.position();
		int next = scanner.peekCodePoint();
		return switch (mark) {
			case '\\' -> escape(scanner, next);
			case '*', '_' -> isSign(before, next) ? text(String.valueOf(mark), after) : ParsedInline.none();
			default -> text(String.valueOf(mark), after);
		};
	}

	private static @Nullable ParsedInline escape(Scanner scanner, int next) {
		if (next == Scanner.END || ESCAPED.indexOf(next) < 0) {
			return text("\\", scanner.position());
		}
		scanner.next();
		return text(Character.toString(next), scanner.position());
	}

	private static boolean isSign(int before, int next) {
		return (isWord(before) && isWord(next)) || (isOfFace(before) && isOfFace(next));
	}

	private static boolean isWord(int c) {
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private static boolean isOfFace(int c) {
		return c != Scanner.END && OF_FACES.indexOf(c) >= 0;
	}

	private static @Nullable ParsedInline text(String literal, Position end) {
		return ParsedInline.of(new Text(literal), end);
	}

}
