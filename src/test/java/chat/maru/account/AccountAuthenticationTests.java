package chat.maru.account;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The form in which sessions store an account. */
class AccountAuthenticationTests {

	/**
	 * Of the account {@code minji}, as a server stored it before this one was started.
	 */
	private static final String STORED = """
			rO0ABXNyACdjaGF0Lm1hcnUuYWNjb3VudC5BY2NvdW50QXV0aGVudGljYXRpb24AAAAAAAAAAQIAAkwACXByaW5jaXBhbHQAJExj
			aGF0L21hcnUvYWNjb3VudC9BY2NvdW50UHJpbmNpcGFsO0wABXRva2VudAAeTGNoYXQvbWFydS9hY2NvdW50L0NyZWRlbnRpYWw7
			eHIAR29yZy5zcHJpbmdmcmFtZXdvcmsuc2VjdXJpdHkuYXV0aGVudGljYXRpb24uQWJzdHJhY3RBdXRoZW50aWNhdGlvblRva2Vu
			06oofm5HZA4CAANaAA1hdXRoZW50aWNhdGVkTAALYXV0aG9yaXRpZXN0ABZMamF2YS91dGlsL0NvbGxlY3Rpb247TAAHZGV0YWls
			c3QAEkxqYXZhL2xhbmcvT2JqZWN0O3hwAXNyACZqYXZhLnV0aWwuQ29sbGVjdGlvbnMkVW5tb2RpZmlhYmxlTGlzdPwPJTG17I4Q
			AgABTAAEbGlzdHQAEExqYXZhL3V0aWwvTGlzdDt4cgAsamF2YS51dGlsLkNvbGxlY3Rpb25zJFVubW9kaWZpYWJsZUNvbGxlY3Rp
			b24ZQgCAy173HgIAAUwAAWNxAH4ABHhwc3IAE2phdmEudXRpbC5BcnJheUxpc3R4gdIdmcdhnQMAAUkABHNpemV4cAAAAAB3BAAA
			AAB4cQB+AAxwc3IAImNoYXQubWFydS5hY2NvdW50LkFjY291bnRQcmluY2lwYWwAAAAAAAAAAQIAAUwAAmlkdAASTGphdmEvbGFu
			Zy9TdHJpbmc7eHB0AAVtaW5qaXA=
			""";

	/** Else everybody would be logged out by a new version. */
	@Test
	void aSessionOfAnEarlierVersionIsStillValid() throws IOException, ClassNotFoundException {
		byte[] stored = Base64.getMimeDecoder().decode(STORED);
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored))) {
			assertThat(in.readObject()).isEqualTo(AccountAuthentication.bySession(new Account("minji", "Minji")));
		}
	}

}
