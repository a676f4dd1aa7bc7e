package chat.maru.account;

/**
 * An account's name or role changed. Published after the commit, on the thread that
 * committed it.
 *
 * @param account as it is now
 */
public record AccountChanged(Account account) {
}
