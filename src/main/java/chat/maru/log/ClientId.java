package chat.maru.log;

import java.nio.ByteBuffer;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Converts a clientId to the 16 bytes that are stored: every post has one, in three
 * places, and as text it would take 36 bytes in each.
 */
public final class ClientId {

	private ClientId() {
	}

	/**
	 * Returns the bytes of a clientId.
	 * @param clientId a UUID; null for a change that does not have one
	 */
	public static byte @Nullable [] bytes(@Nullable String clientId) {
		if (clientId == null) {
			return null;
		}
		UUID uuid = UUID.fromString(clientId);
		return ByteBuffer.allocate(2 * Long.BYTES)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array();
	}

	/** Returns the clientId, in lower case, that has these bytes. */
	public static String text(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new UUID(buffer.getLong(), buffer.getLong()).toString();
	}

}
