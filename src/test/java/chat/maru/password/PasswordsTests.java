package chat.maru.password;

import java.text.Normalizer;
import java.text.Normalizer.Form;

import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which passwords are accepted. */
class PasswordsTests {

	private final Passwords passwords = new Passwords();

	@ParameterizedTest
	@ValueSource(strings = { "", "short", "1234567", "가나다라마바사" })
	void tooShortIsRefused(String password) {
		refused(password, PasswordReason.TOO_SHORT);
	}

	@Test
	void longerThanTheHashCanTakeIsRefusedAndNotTruncated() {
		refused("correct horse battery staple " + "x".repeat(44), PasswordReason.TOO_LONG);
		refused("마루".repeat(13), PasswordReason.TOO_LONG);
		String encoded = this.passwords
			.encode("orange window seventeen rivers, and then some more of it for length.abcd", "Minji");
		assertThat(this.passwords.matches("orange window seventeen rivers, and then some more of it for length.abcd",
				encoded))
			.isTrue();
		assertThat(this.passwords.matches("orange window seventeen rivers, and then some more of it for length.abcdX",
				encoded))
			.isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "password", "12345678", "qwertyuiop", "iloveyou", "aaaaaaaaaaaa", "Password1", "p@ssw0rd",
			"abcdefgh", "minji-kim", "marumaru" })
	void aCommonPasswordIsRefused(String password) {
		refused(password, PasswordReason.COMMON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tulip engine harvest", "마루에 앉아 차 한잔", "x9$Lq!v2Rw" })
	void aStrongPasswordIsAcceptedAndMatches(String password) {
		String encoded = this.passwords.encode(password, "Minji Kim");
		assertThat(encoded).startsWith("{bcrypt}$2a$10$").doesNotContain(password);
		assertThat(this.passwords.matches(password, encoded)).isTrue();
		assertThat(this.passwords.matches(password + " ", encoded)).isFalse();
		assertThat(this.passwords.matches("", encoded)).isFalse();
	}

	@Test
	void decomposedHangulIsTheSamePassword() {
		String password = "마루에 앉아 차 한잔";
		String encoded = this.passwords.encode(password, "Minji");
		assertThat(this.passwords.matches(Normalizer.normalize(password, Form.NFD), encoded)).isTrue();
	}

	@Test
	void anAccountWithoutAPasswordMatchesNone() {
		assertThat(this.passwords.matches("", null)).isFalse();
		assertThat(this.passwords.matches("nobody's", null)).isFalse();
	}

	private void refused(String password, Reason reason) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.passwords.encode(password, "minji-kim"))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(reason));
	}

}
