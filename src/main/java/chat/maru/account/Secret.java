package chat.maru.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Secrets in links, cookies and tokens, and the hashes that are stored of them. A secret
 * has 256 random bits, so it cannot be guessed and a fast hash is enough.
 */
public final class Secret {

	private static final int BYTES = 32;

	/** A little more than the length of a secret. A longer text is not one. */
	private static final int MAX_LENGTH = 100;

	/** Enough of a hash to tell the secrets of one account apart. */
	private static final int ID_BYTES = 8;

	private static final SecureRandom random = new SecureRandom();

	private Secret() {
	}

	/** Make a secret, of characters that need no escaping in a URL. */
	public static String make() {
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** Whether the text is short enough to be a secret and worth a lookup. */
	public static boolean isLikely(String secret) {
		return secret.length() <= MAX_LENGTH;
	}

	/** The hash of a secret, which is stored instead of it. */
	public static byte[] hash(String secret) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/** The hash of a secret, in hex. */
	public static String hex(String secret) {
		return HexFormat.of().formatHex(hash(secret));
	}

	/** An id for a secret among those of its owner. It does not disclose the secret. */
	public static String id(byte[] hash) {
		return HexFormat.of().formatHex(hash, 0, ID_BYTES);
	}

}
