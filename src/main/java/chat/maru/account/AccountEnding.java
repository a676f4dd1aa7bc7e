package chat.maru.account;

/**
 * Commits the end of an account together with what follows from it elsewhere. Rooms do:
 * the account leaves them, which their logs note.
 */
public interface AccountEnding {

	/**
	 * End an account and whatever is implied by it in one commit, all or nothing. Not to
	 * be called inside a transaction.
	 * @param work deletes the account inside the transaction, on another thread
	 */
	void commit(Account account, Runnable work);

}
