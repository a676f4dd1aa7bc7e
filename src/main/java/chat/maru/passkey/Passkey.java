package chat.maru.passkey;

import java.time.Instant;

/**
 * A passkey of an account.
 * 
 * @param id the credential id, in URL-safe Base64
 * @param label the owner's name for it, 1 to 40 characters
 */
public record Passkey(String id, String label, Instant createdAt) {
}
