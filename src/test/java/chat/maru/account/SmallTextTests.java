package chat.maru.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which lines may stand beside a name. */
class SmallTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "Bakes bread.", "빵을 구워요 🍞", "👩‍👩‍👧‍👦", "<b>&amp;</b>", "ليلى" })
	void whatCanBeSeenIsTaken(String text) {
		assertThat(SmallText.read(text, 200)).contains(text);
	}

	@Test
	void whiteSpaceAtItsEndsIsNotPartOfIt() {
		assertThat(SmallText.read(" \t bread \n", 200)).contains("bread");
		assertThat(SmallText.read(" \n ", 200)).contains("");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\tb", "a\u0000b", "a\u2028b", "a\u2029b", "a\u202eb", "a\u2066b", "a\ud800b" })
	void whatControlsSomethingIsNot(String text) {
		assertThat(SmallText.read(text, 200)).isEmpty();
	}

	@Test
	void itsCharactersAreCountedAsPeopleCountThem() {
		assertThat(SmallText.read("🍞".repeat(200), 200)).isPresent();
		assertThat(SmallText.read("🍞".repeat(201), 200)).isEmpty();
	}

}
