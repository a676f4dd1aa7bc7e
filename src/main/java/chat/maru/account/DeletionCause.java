package chat.maru.account;

/** Why an account is deleted. */
public enum DeletionCause {

	/** The user asked for it. */
	REQUESTED,

	/**
	 * A guest who wrote nothing can no longer log in. Checked again in the transaction.
	 */
	DEPARTED

}
