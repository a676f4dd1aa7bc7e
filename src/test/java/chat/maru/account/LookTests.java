package chat.maru.account;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LookTests {

	@ParameterizedTest
	@CsvSource({
			// Cyrillic, Greek, Armenian, Cherokee, and alphabets within Latin
			"Admin, Аdmіn", "Admin, \u0391dmin", "Admin, \u1d00dmin", "Admin, Αdmіn", "Hana, Нana", "Hana, НANA",
			"Nami, Νami", "Nami, ΝΑmi", "Oscar, Օscar", "scope, ѕсоре", "Sope, ЅОРЕ", "Admin, Ꭺdmin", "Admin, ᴀᴅᴍɪɴ",
			"Admin, 𝐀𝐝𝐦𝐢𝐧", "Admin, Ａｄｍｉｎ", "Admin, Ⓐdmin", "Юра, Юрa", "Юра, юpа", "Том, Tom", "Мама, mama",
			"민지, 민ㅈㅣ",
			// signs that are drawn as another one, and one that is drawn as two
			"Minl, Min1", "Minl, MinI", "Minl, Min|", "Ian, lan", "IRIS, lRlS", "Zoe0, ZoeO", "Zoe0, zoeo", "Corn, Com",
			"rnina, Mina", "O'Neill, O’Neill",
			// marks that cannot be seen
			"Admin, Admi\u0307n", "Admin, Adm\u0131n", "Ádmin, Á\u0301dmin", "Admin, ADMİN",
			// letters and signs that are drawn as nothing
			"Admin, Admin\ud834\udd59", "Admin, Admin\ud81b\udfe4", "Admin, Admin\ufffc", "Admin, Admin\u3164",
			"Admin, \u115fAdmin", "Admin, Ad\u1160min", "Admin, Admin\u2800", "Admin, Admin\ufe0f",
			"Admin, Admin\udb40\udd00", "Admin, Admin \u3164", "Ad min, Ad \u3164 min", "Admin, Ad\u034fmin" })
	void looksLike(String one, String other) {
		assertThat(areAlike(one, other)).as("%s and %s", look(one), look(other)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "Mina, Mino", "Jose, José", "Neil, Nell", "Ian, Lan", "IU, Lu", "IU, LU", "Ali, All", "Kim, Kin",
			"Mi na, Mina", "Jun2, Jun3", "Jun5, JunS", "Anna, Hanna", "Minji-a, Minji-b", "민아, 민하", "이나, 미나",
			"김민지, 김민자", "박하린, 박하림", "하늘, 히늘", "佐藤, 加藤", "さくら, サクラ", "王伟, 王玮", "王伟, 王偉", "Иван, Ивана", "Анна, Алла",
			"Олег, Ольга", "Νίκος, Νίκη", "مريم, مروان", "علي, عمر", "דוד, דנה", "สมชาย, สมหญิง", "राम, श्याम",
			"🦊, 🐻", "Ana 🦊, Ana 🐻" })
	void doesNotLookLike(String one, String other) {
		assertThat(areAlike(one, other)).as("%s and %s", look(one), look(other)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ud834\udd59", "\ud81b\udfe4", "\ufffc", "\ufffc \u3164", "\ud834\udd59\u2800", "\u0301",
			"\u0301\u0307" })
	void aNameOfWhichNothingCanBeSeenIsRefused(String name) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> DisplayName.of(name))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(AccountReason.NAME_BLANK));
	}

	@Test
	void noTwoHangulSyllablesLookAlike() {
		Map<String, Character> drawn = new HashMap<>();
		Map<String, Character> read = new HashMap<>();
		for (char syllable = '가'; syllable <= '힣'; syllable++) {
			Look look = look(String.valueOf(syllable));
			assertThat(drawn.put(look.drawn(), syllable)).as("like %c", syllable).isNull();
			assertThat(read.put(look.read(), syllable)).as("like %c", syllable).isNull();
		}
	}

	/** What is stored was computed with it. */
	@Test
	void theRevisionIsThatOfTheTable() throws IOException {
		CRC32 checksum = new CRC32();
		try (InputStream table = Objects.requireNonNull(Look.class.getResourceAsStream("confusables.txt"))) {
			checksum.update(table.readAllBytes());
		}
		assertThat(Map.of(1, 435935022L)).containsEntry(Look.REVISION, checksum.getValue());
	}

	private static boolean areAlike(String one, String other) {
		return look(one).drawn().equals(look(other).drawn()) || look(one).read().equals(look(other).read());
	}

	private static Look look(String name) {
		return DisplayName.of(name).look();
	}

}
