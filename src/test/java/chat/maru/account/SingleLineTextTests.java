package chat.maru.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts that are accepted as a line next to a name. */
class SingleLineTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "Bakes bread.", "빵을 구워요 🍞", "👩‍👩‍👧‍👦", "<b>&amp;</b>", "ليلى" })
	void visibleTextIsAccepted(String text) {
		assertThat(SingleLineText.read(text, 200)).contains(text);
	}

	@Test
	void whiteSpaceAtItsEndsIsNotPartOfIt() {
		assertThat(SingleLineText.read(" \t bread \n", 200)).contains("bread");
		assertThat(SingleLineText.read(" \n ", 200)).contains("");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\tb", "a\u0000b", "a\u2028b", "a\u2029b", "a\u202eb", "a\u2066b", "a\ud800b" })
	void controlCharactersAreRefused(String text) {
		assertThat(SingleLineText.read(text, 200)).isEmpty();
	}

	@Test
	void itsCharactersAreCountedAsPeopleCountThem() {
		assertThat(SingleLineText.read("🍞".repeat(200), 200)).isPresent();
		assertThat(SingleLineText.read("🍞".repeat(201), 200)).isEmpty();
	}

}
