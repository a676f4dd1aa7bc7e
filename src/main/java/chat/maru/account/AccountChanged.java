package chat.maru.account;

import chat.maru.cluster.Notice;

/**
 * An account's name or role changed.
 *
 * @param account the account's id
 */
public record AccountChanged(String account) implements Notice {
}
