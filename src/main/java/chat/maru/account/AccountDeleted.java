package chat.maru.account;

/**
 * An account was deleted. Published after the commit, on the thread that committed it.
 *
 * @param account as it was
 */
public record AccountDeleted(Account account) {
}
