package chat.maru.account;

/**
 * Deletes an account and everything that gives access to it. The implementation stands
 * above the packages that store this.
 */
public interface AccountDeletion {

	/**
	 * Deletes an account, in the caller's transaction, on the thread that writes the
	 * logs.
	 * @throws RuntimeException if the account may not be deleted
	 */
	void delete(Account account, DeletionCause cause);

}
