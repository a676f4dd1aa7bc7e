package chat.maru.account;

/**
 * An account is gone. Published when that has been committed, on the thread that did it.
 *
 * @param account as it was
 */
public record AccountDeleted(Account account) {
}
