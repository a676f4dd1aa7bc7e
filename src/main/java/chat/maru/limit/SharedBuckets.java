package chat.maru.limit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * The buckets of one limit in the database, which all nodes share.
 *
 * @param name identifies the limit
 */
record SharedBuckets(BucketTable table, String name, Rate rate) implements Buckets {

	@Override
	public Duration take(String key) {
		return this.table.take(hash(key), this.rate);
	}

	@Override
	public void giveBack(String key) {
		this.table.giveBack(hash(key), this.rate);
	}

	/** A key can be what a user typed: of any length, and with any character. */
	private byte[] hash(String key) {
		try {
			return MessageDigest.getInstance("SHA-256")
				.digest((this.name + ' ' + key).getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
