package chat.maru.passkey;

import java.time.Instant;

/**
 * What is known of one of somebody's passkeys.
 *
 * @param id its credential id, in URL-safe Base64
 * @param label what its owner calls it, 1 to 40 characters
 */
public record Passkey(String id, String label, Instant createdAt) {
}
