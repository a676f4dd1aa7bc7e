package chat.maru.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The digest of the rows of a table, in any order. */
final class RowsDigest {

	private static final int NONE = -1;

	private final MessageDigest digest = digest();

	private long rows;

	private long sum;

	/** Adds a row of texts, numbers, booleans, bytes and nulls. */
	void add(List<@Nullable Object> values) {
		for (Object value : values) {
			byte[] bytes = bytes(value);
			this.digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, (bytes != null) ? bytes.length : NONE));
			if (bytes != null) {
				this.digest.update(bytes);
			}
		}
		this.sum += ByteBuffer.wrap(this.digest.digest()).getLong();
		this.rows++;
	}

	private static byte @Nullable [] bytes(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		return (value instanceof byte[] bytes) ? bytes : value.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	long rows() {
		return this.rows;
	}

	boolean isSameAs(RowsDigest other) {
		return this.rows == other.rows && this.sum == other.sum;
	}

}
