package chat.maru.log;

import java.nio.ByteBuffer;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Converts a clientId to the 16 bytes that are stored, and back. Each post stores its
 * clientId in three places, where the text would take 36 bytes each time.
 */
public final class ClientId {

	private ClientId() {
	}

	/**
	 * Returns the bytes of a clientId.
	 * @param clientId a UUID, or null
	 * @return 16 bytes, or null if the clientId is null
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

	/** Returns the clientId of 16 bytes, in lower case. */
	public static String text(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new UUID(buffer.getLong(), buffer.getLong()).toString();
	}

}
