package chat.maru.account;

/**
 * Commits the deletion of an account together with its consequences in other modules: the
 * account leaves its rooms, and their logs record that.
 */
public interface AccountEnding {

	/**
	 * Delete an account and apply all consequences in one commit. Must not be called
	 * inside a transaction.
	 * @throws RuntimeException from {@link AccountDeletion}; nothing is deleted then
	 */
	void commit(Account account, DeletionCause cause);

}
