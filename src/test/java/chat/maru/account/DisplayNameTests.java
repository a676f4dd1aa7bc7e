package chat.maru.account;

import java.text.Normalizer;

import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DisplayNameTests {

	@ParameterizedTest
	@CsvSource({ "Mina, mina", "MINA, mina", "'  Mina  ', Mina", "'Mi   na', Mi na", "'Mi\tna', Mi na",
			"Straße, STRASSE", "straße, strasse", "STRAẞE, strasse", "ΟΔΟΣ, οδος", "οδος, οδοσ", "Ｍｉｎａ, mina",
			"ﬁne, FINE", "é, e\u0301", "Å, \u212b", "ǅ, ǆ", "Ⅻ, xii", "a\u200db, ab", "\u115fMina, Mina",
			"Mi\u3164na, mina", "Mina\ufe0f, Mina", "²nd, 2nd", "ſam, sam", "K, \u212a", "Mi\u00a0na, Mi na",
			"Mi\u3000na, Mi na" })
	void namesThatLookAlikeAreOne(String one, String other) {
		assertThat(DisplayName.of(one).key()).isEqualTo(DisplayName.of(other).key());
	}

	@Test
	void hangulIsOneNameInEitherForm() {
		String decomposed = Normalizer.normalize("마루", Normalizer.Form.NFD);
		assertThat(decomposed).isNotEqualTo("마루");
		assertThat(DisplayName.of(decomposed)).isEqualTo(DisplayName.of("마루"));
		assertThat(DisplayName.of("ㅁ").key()).isNotEqualTo(DisplayName.of("마").key());
	}

	@ParameterizedTest
	@CsvSource({ "Mina, Mino", "민아, 민하", "o, ö", "Mi na, Mina", "1, l" })
	void otherNamesAreOthers(String one, String other) {
		assertThat(DisplayName.of(one).key()).isNotEqualTo(DisplayName.of(other).key());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n ", "\u3000", "\u200d", "\u200d\u200d", "\u3164", "\u115f\u1160", "\u2800",
			"\ufe0f", "\u00a0" })
	void aNameInWhichNothingCanBeSeenIsBlank(String name) {
		refused(name, AccountReason.NAME_BLANK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "a\nb", "a\u0007", "\u001b[31mred", "a\u0085b", "\u202egnp.exe", "a\u202ab",
			"a\u2066b", "a\u2069", "\u200e", "a\u061cb", "a\u200bb", "\ufeffa", "a\u2028b", "a\ud800b", "\ue000",
			"\uffff", "a\u00adb" })
	void controlBidiAndHalfCharactersAreNotForNames(String name) {
		refused(name, AccountReason.NAME_CHARACTERS);
	}

	@Test
	void aNameHasAtMost40CharactersWhateverTheyAre() {
		for (String character : new String[] { "a", "마", "🎉" }) {
			assertThat(DisplayName.of(character.repeat(40)).value()).isEqualTo(character.repeat(40));
			refused(character.repeat(41), AccountReason.NAME_TOO_LONG);
			refused(character.repeat(1_000_000), AccountReason.NAME_TOO_LONG);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "O'Neill & Söhne",
			"👩‍👩‍👧‍👦", "{{7*7}} ${7*7}", "../../etc/passwd", "'; drop table account; --", "ﷺ", "नमस्ते", "สวัสดี",
			"مينا" })
	void aNameIsKeptAsTyped(String name) {
		assertThat(DisplayName.of(name).value()).isEqualTo(name);
	}

	private static void refused(String name, Reason reason) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> DisplayName.of(name))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(reason));
	}

}
