package chat.maru.account;

/**
 * Somebody has another name or role. Published when that has been committed, on the
 * thread that did it.
 *
 * @param account as it is now
 */
public record AccountChanged(Account account) {
}
