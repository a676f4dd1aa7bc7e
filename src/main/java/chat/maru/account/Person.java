package chat.maru.account;

/**
 * Somebody and what they are here.
 *
 * @param id the account's id
 * @param name what others see
 * @param role what they are on this server
 */
public record Person(String id, String name, Role role) {
}
