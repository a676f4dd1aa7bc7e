package chat.maru.account;

/**
 * An account with its role on the server.
 *
 * @param id the account's id
 * @param name the name that others see
 * @param role the role on this server
 */
public record Person(String id, String name, Role role) {
}
