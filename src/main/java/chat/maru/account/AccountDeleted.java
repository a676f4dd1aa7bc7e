package chat.maru.account;

import chat.maru.cluster.Notice;

/**
 * An account was deleted.
 *
 * @param account the account's id
 */
public record AccountDeleted(String account) implements Notice {
}
