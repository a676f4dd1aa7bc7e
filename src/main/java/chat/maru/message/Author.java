package chat.maru.message;

/**
 * Who wrote a message.
 *
 * @param id the account's id
 * @param name the account's present name
 */
public record Author(String id, String name) {
}
