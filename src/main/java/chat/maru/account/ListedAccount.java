package chat.maru.account;

import java.time.Instant;

/**
 * An account in the list of administrators.
 *
 * @param id the account's id
 * @param name the name that others see
 * @param role the role on this server
 * @param createdAt when the account was created
 * @param key the place in the list; the next page begins after it
 */
public record ListedAccount(String id, String name, Role role, Instant createdAt, String key) {
}
