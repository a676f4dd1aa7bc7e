package chat.maru.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Random texts that let somebody in, and what is kept of them. They have 256 random bits,
 * so a fast hash is enough to store them by: there is nothing to guess.
 */
public final class Secret {

	private static final int BYTES = 32;

	/** A little more than one is long. What is longer is none. */
	private static final int LONGEST = 100;

	/** Enough of a hash to tell one person's secrets apart. */
	private static final int ID_BYTES = 8;

	private static final SecureRandom random = new SecureRandom();

	private Secret() {
	}

	/** A new one, of letters that need no escaping in a URL. */
	public static String make() {
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** Whether it is worth looking for: what is far too long is none. */
	public static boolean isLikely(String secret) {
		return secret.length() <= LONGEST;
	}

	/** What is stored. */
	public static byte[] hash(String secret) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/** The same as text. */
	public static String hex(String secret) {
		return HexFormat.of().formatHex(hash(secret));
	}

	/** What it is called among its owner's, which gives nothing of it away. */
	public static String id(byte[] hash) {
		return HexFormat.of().formatHex(hash, 0, ID_BYTES);
	}

}
