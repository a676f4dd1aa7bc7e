package chat.maru.password;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Map;

import chat.maru.refusal.Refused;
import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks and encodes passwords. The rules follow NIST SP 800-63B, section 3.1.1: a
 * minimum length, no passwords that are easy to guess, and no rules about the kinds of
 * characters.
 */
@Component
public class Passwords {

	private static final int MIN_LENGTH = 8;

	/**
	 * The maximum length in bytes of UTF-8, because bcrypt ignores all bytes after it.
	 */
	private static final int MAX_BYTES = 72;

	/** The minimum of zxcvbn's scores 0 to 4, which means over a million guesses. */
	private static final int MIN_SCORE = 2;

	private static final String BCRYPT = "bcrypt";

	/**
	 * The hash that a password is compared with if the account does not exist or has no
	 * password, so that the response time does not reveal this.
	 */
	private static final String DUMMY_HASH = "{bcrypt}$2a$10$" + ".".repeat(53);

	/**
	 * Stores the name of the algorithm with the hash, so that the algorithm can be
	 * replaced later.
	 */
	private final PasswordEncoder encoder = new DelegatingPasswordEncoder(BCRYPT,
			Map.of(BCRYPT, new BCryptPasswordEncoder()));

	/**
	 * Checks and encodes a new password.
	 * @param name the owner's name, which others know and may guess
	 * @throws Refused if the password is too short, too long, or easy to guess
	 */
	public String encode(String typed, String name) {
		if (typed.length() > MAX_BYTES) {
			throw new Refused(PasswordReason.TOO_LONG);
		}
		String password = normalize(typed);
		if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
			throw new Refused(PasswordReason.TOO_SHORT);
		}
		if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			throw new Refused(PasswordReason.TOO_LONG);
		}
		if (score(password, name) < MIN_SCORE) {
			throw new Refused(PasswordReason.COMMON);
		}
		return this.encoder.encode(password);
	}

	/**
	 * Returns whether a password is the stored one. It takes about a tenth of a second,
	 * even if none is stored.
	 * @param encoded the stored password; null if there is none
	 */
	boolean matches(String typed, @Nullable String encoded) {
		String password = (typed.length() <= MAX_BYTES) ? normalize(typed) : "";
		boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
		boolean same = this.encoder.matches(fits ? password : "", (encoded != null) ? encoded : DUMMY_HASH);
		return same && encoded != null;
	}

	/**
	 * Normalizes a password, because keyboards encode the same letter differently; some
	 * send Hangul as separate letters.
	 */
	private static String normalize(String typed) {
		return Normalizer.normalize(typed, Form.NFKC);
	}

	/** Reads the word lists each time, because they are large and rarely needed. */
	private static int score(String password, String name) {
		try {
			return new ZxcvbnBuilder().dictionary(StandardDictionaries.PASSWORDS_LOADER.load())
				.keyboard(StandardKeyboards.QWERTY_LOADER.load())
				.build()
				.measure(password, List.of(name, "maru"))
				.getScore();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
