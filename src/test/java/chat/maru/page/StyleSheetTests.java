package chat.maru.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The style sheets take their colours and corners from the tokens. */
class StyleSheetTests {

	private static final Path RESOURCES = Path.of("src", "main", "resources");

	private static final Pattern COLOUR = Pattern.compile(
			"#[0-9a-fA-F]{3,8}\\b|\\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\\(|(?<![-\\w])(?:black|white|red|gr[ae]y)(?![-\\w])");

	/** A corner is one of the tokens, zero, or what the parent has. */
	private static final Pattern CORNER = Pattern
		.compile("border(?:-[a-z]+)*-radius: (?!(?:(?:var\\(--radius-[a-z]+\\)|0|inherit) ?)+;)[^;]*;");

	private static final Pattern SHADOW = Pattern.compile("box-shadow: (?!var\\(--shadow-[a-z]+\\);|none;)[^;]*;");

	private static final Pattern USED = Pattern.compile("var\\((--[a-z0-9-]+)\\)");

	private static final Pattern TWO_THEMES = Pattern.compile("light-dark\\((?:#[0-9a-f]{6,8}|oklch\\(.*\\)), .+\\)");

	@Test
	void onlyTheTokensHaveLiteralColoursCornersAndShadows() {
		StyleSheets.all().forEach((file, css) -> {
			if (!"tokens.css".equals(file)) {
				assertThat(css).as(file)
					.doesNotContainPattern(COLOUR)
					.doesNotContainPattern(CORNER)
					.doesNotContainPattern(SHADOW);
			}
		});
	}

	@Test
	void everyTokenThatIsUsedIsDefined() {
		Map<String, String> tokens = StyleSheets.tokens();
		StyleSheets.all().forEach((file, css) -> {
			Matcher used = USED.matcher(css);
			while (used.find()) {
				assertThat(tokens).as(file).containsKey(used.group(1));
			}
		});
	}

	@Test
	void everyColourIsDefinedForBothThemes() {
		StyleSheets.tokens().forEach((name, value) -> {
			if (COLOUR.matcher(value).find() && !name.startsWith("--shadow-")) {
				assertThat(value).as(name).matches(TWO_THEMES);
			}
		});
		assertThat(StyleSheets.accentTokens()).hasSize(9)
			.allSatisfy((name, value) -> assertThat(value).as(name).matches(TWO_THEMES));
	}

	/**
	 * A file of the font that is missing, or that no page loads, is found in no other
	 * way.
	 */
	@Test
	void theRangesOfTheFontAndItsFilesBelongTogether() throws IOException {
		Path folder = RESOURCES.resolve("static/fonts/pretendard-1.3.9");
		Matcher used = Pattern.compile("src:url\\((\\d+\\.woff2)\\)")
			.matcher(Files.readString(folder.resolve("pretendard.css")));
		List<String> named = used.results().map((it) -> it.group(1)).toList();
		try (Stream<Path> files = Files.list(folder)) {
			assertThat(files.map((file) -> file.getFileName().toString()).filter((name) -> name.endsWith(".woff2")))
				.containsExactlyInAnyOrderElementsOf(named);
		}
	}

	/** The colour around the page before the style sheets have loaded. */
	@ParameterizedTest
	@ValueSource(strings = { "templates/fragments/page.html", "static/manifest.json" })
	void thePageStartsOnTheFloor(String file) throws IOException {
		Matcher colours = Pattern.compile("#[0-9a-f]{6}\\b").matcher(Files.readString(RESOURCES.resolve(file)));
		String floor = StyleSheets.tokens().getOrDefault("--floor", "");
		assertThat(colours.results().map(MatchResult::group).distinct()).singleElement()
			.satisfies((colour) -> assertThat(floor).startsWith("light-dark(" + colour + ","));
	}

}
