package chat.maru.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The colours of the tokens that occur together can be told apart, as WCAG 2.2 AA asks.
 */
class PaletteTests {

	private static final double TEXT = 4.5;

	private static final double CONTROL = 3;

	private static final List<String> SURFACES = List.of("--floor", "--paper", "--raised");

	private static final List<String> INKS = List.of("--ink", "--ink-soft", "--ink-faint");

	private static final List<String> MEANINGS = List.of("--accent", "--danger", "--online", "--warn");

	private Map<String, String> tokens = StyleSheets.tokens();

	@ParameterizedTest
	@EnumSource
	void textIsReadableOnEverySurfaceAndFill(Theme theme) {
		for (String surface : SURFACES) {
			Colour ground = colour(surface, theme);
			for (String ink : INKS) {
				assertReadable(ink, ground, theme, surface);
				assertReadable(ink, on("--hover", ground, theme), theme, surface + " under the pointer");
				assertReadable(ink, on("--fill", ground, theme), theme, "a button on " + surface);
				assertReadable(ink, on("--selected", ground, theme), theme, surface + " selected");
			}
			for (String meaning : MEANINGS) {
				assertReadable(meaning, ground, theme, surface);
				assertReadable(meaning, on("--hover", ground, theme), theme, surface + " under the pointer");
			}
			assertReadable("--ink", on("--pressed", ground, theme), theme, surface + " pressed");
			assertReadable("--ink", on("--thumb", on("--fill", ground, theme), theme), theme, "chosen on " + surface);
			assertReadable("--accent", on("--accent-soft", ground, theme), theme, surface + " tinted");
			assertReadable("--danger", on("--danger-soft", ground, theme), theme, surface + " tinted");
		}
		for (String ink : List.of("--ink", "--ink-soft", "--ink-faint", "--accent", "--danger", "--warn")) {
			assertReadable(ink, colour("--mention", theme), theme, "--mention");
			assertReadable(ink, colour("--warn-soft", theme), theme, "--warn-soft");
		}
		for (String ground : List.of("--accent", "--danger")) {
			assertReadable(ground + "-ink", colour(ground, theme), theme, ground);
			assertReadable(ground + "-ink", colour(ground + "-hover", theme), theme, ground + "-hover");
		}
		assertReadable("--accent-ink", colour("--accent-pressed", theme), theme, "--accent-pressed");
		assertReadable("--ink", colour("--selection", theme), theme, "--selection");
	}

	@ParameterizedTest
	@EnumSource
	void theEdgesOfControlsAndTheFocusCanBeSeen(Theme theme) {
		for (String edge : List.of("--line-strong", "--focus", "--accent", "--danger", "--online", "--warn")) {
			for (String surface : SURFACES) {
				Colour ground = colour(surface, theme);
				assertThat(colour(edge, theme).contrast(ground)).as("%s on %s, %s", edge, surface, theme)
					.isGreaterThanOrEqualTo(CONTROL);
				assertThat(colour(edge, theme).contrast(on("--hover", ground, theme)))
					.as("%s on %s under the pointer, %s", edge, surface, theme)
					.isGreaterThanOrEqualTo(CONTROL);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void selectedAndPointedRowsDifferFromTheOthers(Theme theme) {
		for (String surface : SURFACES) {
			Colour ground = colour(surface, theme);
			assertThat(on("--selected", ground, theme).contrast(ground)).as("selected on %s, %s", surface, theme)
				.isGreaterThanOrEqualTo(1.25);
			assertThat(on("--hover", ground, theme).contrast(ground)).as("pointed on %s, %s", surface, theme)
				.isGreaterThanOrEqualTo(1.09);
		}
	}

	/** Danger has the accent's lightness, so only the hue tells them apart. */
	@ParameterizedTest
	@EnumSource
	void dangerIsOfAnotherHueThanTheAccent(Theme theme) {
		double apart = Math.abs(colour("--danger", theme).hue() - colour("--accent", theme).hue());
		assertThat(Math.min(apart, 360 - apart)).isGreaterThan(35);
	}

	@ParameterizedTest
	@EnumSource
	void theLetterOfAnAvatarIsReadableInEveryHue(Theme theme) {
		IntStream.range(0, 360).forEach((hue) -> {
			String degrees = Integer.toString(hue);
			Colour ground = Colour.of(value("--avatar", theme).replace("var(--hue, 60)", degrees));
			Colour letter = Colour.of(value("--avatar-ink", theme).replace("var(--hue, 60)", degrees));
			assertThat(letter.contrast(ground)).as("hue %d, %s", hue, theme).isGreaterThanOrEqualTo(TEXT);
		});
	}

	@ParameterizedTest
	@EnumSource
	void theAccentOfAServerIsReadableInEveryHue(Theme theme) {
		Map<String, String> accent = StyleSheets.accentTokens();
		IntStream.range(0, 360).forEach((hue) -> {
			Map<String, String> chosen = new HashMap<>(StyleSheets.tokens());
			accent.forEach((name, value) -> chosen.put(name, value.replace("var(--accent-hue, 48)", hue + "")));
			this.tokens = chosen;
			textIsReadableOnEverySurfaceAndFill(theme);
			theEdgesOfControlsAndTheFocusCanBeSeen(theme);
			assertThat(colour("--mark", theme).contrast(colour("--mark-seam", theme))).as("hue %d, %s", hue, theme)
				.isGreaterThanOrEqualTo(CONTROL);
		});
	}

	private void assertReadable(String ink, Colour ground, Theme theme, String where) {
		assertThat(colour(ink, theme).contrast(ground)).as("%s on %s, %s", ink, where, theme)
			.isGreaterThanOrEqualTo(TEXT);
	}

	private Colour on(String fill, Colour ground, Theme theme) {
		return colour(fill, theme).over(ground);
	}

	private Colour colour(String name, Theme theme) {
		return Colour.of(value(name, theme));
	}

	/** One of the two values of {@code light-dark()}. */
	private String value(String name, Theme theme) {
		String both = this.tokens.getOrDefault(name, "");
		assertThat(both).as(name).startsWith("light-dark(").endsWith(")");
		String inner = both.substring("light-dark(".length(), both.length() - 1);
		int comma = comma(inner);
		return (theme == Theme.LIGHT) ? inner.substring(0, comma) : inner.substring(comma + 2);
	}

	/** The first comma that is not between parentheses. */
	private static int comma(String values) {
		int depth = 0;
		for (int i = 0; i < values.length(); i++) {
			char c = values.charAt(i);
			depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
			if (c == ',' && depth == 0) {
				return i;
			}
		}
		throw new AssertionError("Not two values: " + values);
	}

	/** The two themes. */
	enum Theme {

		LIGHT, DARK

	}

}
