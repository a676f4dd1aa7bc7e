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
 * Which passwords are taken, and what is stored of them. The rules are those of NIST SP
 * 800-63B, section 3.1.1: a length, nothing that is known to be guessed first, and no
 * demands on what it is made of.
 */
@Component
public class Passwords {

	private static final int SHORTEST = 8;

	/** In UTF-8. What is behind it would not count for bcrypt. */
	private static final int LONGEST_BYTES = 72;

	/** The least of zxcvbn's scores 0 to 4 that is taken: over a million guesses. */
	private static final int LEAST_SCORE = 2;

	private static final String BCRYPT = "bcrypt";

	/** Compared with where there is no account, so that it takes as long. */
	private static final String NOBODYS = "{bcrypt}$2a$10$" + ".".repeat(53);

	/** Names its algorithm in what is stored, so that another can take over. */
	private final PasswordEncoder encoder = new DelegatingPasswordEncoder(BCRYPT,
			Map.of(BCRYPT, new BCryptPasswordEncoder()));

	/**
	 * Check and encode a new password.
	 * @param name its owner's, which others know
	 * @throws Refused where it is too short, too long, or easily guessed
	 */
	public String encode(String typed, String name) {
		if (typed.length() > LONGEST_BYTES) {
			throw new Refused(PasswordReason.TOO_LONG);
		}
		String password = normalize(typed);
		if (password.codePointCount(0, password.length()) < SHORTEST) {
			throw new Refused(PasswordReason.TOO_SHORT);
		}
		if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
			throw new Refused(PasswordReason.TOO_LONG);
		}
		if (score(password, name) < LEAST_SCORE) {
			throw new Refused(PasswordReason.COMMON);
		}
		return this.encoder.encode(password);
	}

	/**
	 * Whether a password is the stored one. It takes its time, that of a missing one too.
	 */
	boolean matches(String typed, @Nullable String encoded) {
		String password = (typed.length() <= LONGEST_BYTES) ? normalize(typed) : "";
		boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
		boolean same = this.encoder.matches(fits ? password : "", (encoded != null) ? encoded : NOBODYS);
		return same && encoded != null;
	}

	/** Keyboards differ in how they make one letter; some send Hangul in pieces. */
	private static String normalize(String typed) {
		return Normalizer.normalize(typed, Form.NFKC);
	}

	/** Its lists are read anew each time, because they are large and seldom needed. */
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
