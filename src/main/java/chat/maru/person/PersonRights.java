package chat.maru.person;

import chat.maru.account.Account;

/**
 * Proof that a log is the reader's own. Create it from the account that a connection or a
 * request was authenticated as, and from nothing else.
 */
public final class PersonRights {

	private final String account;

	private PersonRights(String account) {
		this.account = account;
	}

	/** The rights of an authenticated account to its own log. */
	public static PersonRights of(Account authenticated) {
		return new PersonRights(authenticated.id());
	}

	/** The account's id. */
	public String account() {
		return this.account;
	}

	/** The id of the log. */
	public String log() {
		return PersonEntries.log(this.account);
	}

	@Override
	public String toString() {
		return "PersonRights[account=" + this.account + "]";
	}

}
