package chat.maru.message;

import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", " a ", "\n.\n", "🎉", "\u200b.", "👩‍👩‍👧‍👦", "\u0301", "\ue000", "\ufffd" })
	void aTextHasAVisibleCharacter(String text) {
		MessageText.check(text, 100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n", "\u200b\u200d", "\u3164", "\u115f", "\u1160", "\uffa0", "\u2800", "\u00ad",
			"\u001b", "\u2028", "\u202e", "\udb40\udc41" })
	void invisibleCharactersAreNoText(String text) {
		refused(text, MessageReason.TEXT_BLANK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000", "\ud800", "a\udc00b", "\udc00\ud800", "🎉\ud83c" })
	void halfACharacterOrANulIsNoText(String text) {
		refused(text, MessageReason.MALFORMED);
	}

	@Test
	void charactersAreCountedAsPeopleTypeThem() {
		MessageText.check("🎉".repeat(100), 100);
		refused("🎉".repeat(101), MessageReason.TEXT_TOO_LONG);
		refused(" ".repeat(101), MessageReason.TEXT_TOO_LONG);
	}

	private static void refused(String text, MessageReason reason) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> MessageText.check(text, 100))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(reason));
	}

}
