package chat.maru.message;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The beginning of a message, on one line. */
class ExcerptTests {

	@Test
	void aShortTextIsPutOnOneLine() {
		assertThat(Excerpt.of("잘 있어요?")).isEqualTo("잘 있어요?");
		assertThat(Excerpt.of("  one\n\n\ttwo\u3000three \r\n")).isEqualTo("one two three");
	}

	@Test
	void aLongTextIsCutBetweenCharacters() {
		assertThat(Excerpt.of("🙂".repeat(100))).isEqualTo("🙂".repeat(100));
		assertThat(Excerpt.of("🙂".repeat(101))).isEqualTo("🙂".repeat(100) + "…");
		assertThat(Excerpt.of("a".repeat(99) + " " + "b".repeat(300))).isEqualTo("a".repeat(99) + "…");
	}

}
