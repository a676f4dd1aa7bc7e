package chat.maru.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An emoji is the same one however it was written. */
class EmojiListTests {

	private final EmojiList emoji = new EmojiList();

	@ParameterizedTest
	@CsvSource({ "👍, 👍", "👍🏽, 👍", "❤, ❤️", "❤️, ❤️", "☺︎, ☺️", "☝🏿, ☝️", "🧑🏻‍💻, 🧑‍💻", "👩‍❤️‍👨, 👩‍❤️‍👨",
			"👩‍❤‍👨, 👩‍❤️‍👨", "🧑🏻‍🤝‍🧑🏿, 🧑‍🤝‍🧑", "👩🏻‍🤝‍👨🏿, 👫", "🫱🏻‍🫲🏿, 🤝", "🏳️‍🌈, 🏳️‍🌈",
			"🏳‍🌈, 🏳️‍🌈", "🇰🇷, 🇰🇷", "#️⃣, #️⃣", "1⃣, 1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿, 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
			"👨‍👩‍👧‍👦, 👨‍👩‍👧‍👦" })
	void anEmojiHasOneForm(String written, String stored) {
		assertThat(this.emoji.find(written)).contains(stored);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a", "1", "#", "ㅋ", "👍👍", "👍 ", " 👍", "👍a", "🏽", "\uFE0F", "\u200D", "😀🏽",
			"🇰", ":+1:", "<b>", "👍\u0000", "\uD83D", "e\u0301", "👍\u200D", "👍\u202E" })
	void whatIsNotOneEmojiIsNone(String text) {
		assertThat(this.emoji.find(text)).isEmpty();
	}

	@Test
	void aLongTextIsNone() {
		assertThat(this.emoji.find("👍" + "\uFE0F".repeat(100_000))).isEmpty();
	}

}
