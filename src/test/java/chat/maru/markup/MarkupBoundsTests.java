package chat.maru.markup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** The HTML of any text is safe and small, and soon done. */
class MarkupBoundsTests {

	private static final int LENGTH = 10_000;

	/** Much more than it takes, so that a busy machine does not matter. */
	private static final Duration BOUND = Duration.ofSeconds(3);

	private static final Pattern ELEMENT = Pattern.compile("<(?:/?(?:em|strong|del|code|pre|blockquote|ul|ol|li)"
			+ "|code class=\"language-[a-z0-9+#._-]{1,20}\"|ol start=\"[0-9]{1,9}\"|li class=\"task\""
			+ "|a href=\"(?i:https?)://[^\"<>\\s]+\" dir=\"(?:ltr|auto)\" target=\"_blank\" rel=\"noopener noreferrer\"|/a)>");

	private static final List<String> PIECES = List.of("*", "**", "***", "_", "~~", "~", "`", "```", "```\n", "[", "]",
			"](", ")", "(", "!", "<", ">", "> ", "\n", "\n\n", "- ", "1. ", "    ", "\t", " ", "\\", "&", "&lt;", "\"",
			"'", "=", "[x] ", "]:", "#", "|", "---", "https://", "https://a.kr", "HTTP://한국.kr/가", "javascript:",
			"<https://a.kr>", "<script>", "</pre>", "<img src=x onerror=a>", "가", "나다", "을", "“", "」", "a", "b c", "1",
			"🙂", "\u202e", "\u2028", "\f", "\u000b", "\u2e31", "\r", "\u0000", "e\u0301", "ー", "。", "@", ":", ".");

	static Map<String, String> pathological() {
		Map<String, String> texts = new TreeMap<>();
		for (String piece : List.of("[", "]", "(", "*", "**a", "*a ", "a**", "_a ", "~~", "~~a ", "`", "``` ", "```\n",
				"> ", ">", "<", "<h", "&", "\\", "![", "[a](", "[](", "- ", "1. ", "* ", "> - ", "http://", "http://a",
				"https://a.kr ", "https://a:1", "h", "¯", "a\n", "\n", " ", "`a", "]:", "[a]: b\n", "가**\"", "\"**가",
				"- a\nb\n", "> a\nb\n", "~~~\n", "<https://a", "[a](https://b.kr)")) {
			texts.put(piece, piece.repeat(LENGTH / piece.length()));
		}
		for (String[] pair : new String[][] { { "[", "]" }, { "*", "*" }, { "**a ", " b**" },
				{ "[", "](https://a.kr)" }, { "(", ")" }, { "http://a/(", ")" }, { "> ", "" }, { "`", "``" } }) {
			int half = LENGTH / (pair[0].length() + pair[1].length());
			texts.put(pair[0] + "x" + pair[1], pair[0].repeat(half) + "x" + pair[1].repeat(half));
		}
		StringBuilder runs = new StringBuilder();
		for (int length = 1; runs.length() < LENGTH; length++) {
			runs.append("`".repeat(length)).append(' ');
		}
		texts.put("backticks", runs.toString());
		texts.put("nested", nestedList());
		return texts;
	}

	private static String nestedList() {
		StringBuilder list = new StringBuilder();
		for (int depth = 0; list.length() < LENGTH; depth++) {
			list.append("  ".repeat(depth)).append("- a\n");
		}
		return list.toString();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("names")
	void noTextTakesLong(String name) {
		String text = pathological().getOrDefault(name, "");
		assertThat(text).isNotEmpty();
		assertSafe(text, assertTimeoutPreemptively(BOUND, () -> String.valueOf(Markup.html(text))));
	}

	static List<String> names() {
		return List.copyOf(pathological().keySet());
	}

	@Test
	void anyTextBecomesElementsOfTheListAndKeepsItsLetters() {
		Random random = new Random(16);
		for (int round = 0; round < 20_000; round++) {
			StringBuilder text = new StringBuilder();
			for (int piece = random.nextInt(40); piece >= 0; piece--) {
				text.append(PIECES.get(random.nextInt(PIECES.size())));
			}
			String html = Markup.html(text.toString());
			if (html != null) {
				assertSafe(text.toString(), html);
				assertThat(count(html)).as(text.toString()).isGreaterThanOrEqualTo(count(text.toString()));
			}
		}
	}

	@Test
	void aTextThatIsTooLongIsNotFormatted() {
		assertThat(Markup.html("*a* ".repeat(Markup.MAX_LENGTH / 4))).isNotNull();
		assertThat(Markup.html("*a* ".repeat(Markup.MAX_LENGTH / 4) + "a")).isNull();
		assertThatNoException().isThrownBy(() -> Markup.html(""));
	}

	private static long count(String text) {
		return text.chars().filter((c) -> c == '가').count();
	}

	private static void assertSafe(String text, String html) {
		assertThat(ELEMENT.matcher(html).replaceAll("")).as(text).doesNotContain("<", ">", "\"");
		assertThat(html.length()).as(text).isLessThanOrEqualTo(Markup.MAX_HTML);
		int open = 0;
		int deepest = 0;
		for (var tag = Pattern.compile("<(/?)").matcher(html); tag.find();) {
			open += tag.group(1).isEmpty() ? 1 : -1;
			deepest = Math.max(deepest, open);
			assertThat(open).as(text).isNotNegative();
		}
		assertThat(open).as(text).isZero();
		assertThat(deepest).as(text).isLessThan(40);
	}

}
