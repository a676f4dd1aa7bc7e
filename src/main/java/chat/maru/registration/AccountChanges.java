package chat.maru.registration;

import chat.maru.account.Account;
import chat.maru.account.AccountEnding;
import chat.maru.account.Accounts;
import chat.maru.account.DeletionCause;
import chat.maru.account.DisplayName;
import chat.maru.limit.RateLimit;
import chat.maru.limit.RateLimits;
import chat.maru.password.PasswordLogIn;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Service;

/** Renames and deletes accounts. */
@Service
public class AccountChanges {

	/**
	 * How often an account may be renamed per hour: enough to correct a mistake, and too
	 * few to hide one's identity.
	 */
	private static final int MAX_RENAMES_PER_HOUR = 5;

	private final RateLimit renames;

	private final Accounts accounts;

	private final PasswordLogIn passwordLogIn;

	private final AccountEnding ending;

	AccountChanges(Accounts accounts, PasswordLogIn passwordLogIn, AccountEnding ending, RateLimits limits) {
		this.accounts = accounts;
		this.passwordLogIn = passwordLogIn;
		this.ending = ending;
		this.renames = limits.perHour("rename", MAX_RENAMES_PER_HOUR);
	}

	/**
	 * Renames an account. Its existing messages show the new name, too.
	 * @throws Refused if the name is invalid, reserved or taken, or the account was
	 * renamed too often
	 */
	public Account rename(Account account, String name) {
		DisplayName displayName = DisplayName.of(name);
		if (displayName.value().equals(account.name())) {
			return account;
		}
		this.renames.require(account.id(), RegistrationReason.NAME_TOO_OFTEN);
		return this.accounts.rename(account, displayName);
	}

	/**
	 * Deletes an account in one commit, with its name, password, sessions and tokens. It
	 * leaves all its rooms. Its messages stay, as those of a deleted account.
	 * @param password the account's password; ignored if it has none
	 * @param address the client's address
	 * @throws Refused if the password is wrong, there were too many attempts, or the
	 * account is the only administrator
	 */
	public void delete(Account account, String password, String address) {
		this.passwordLogIn.confirm(account, password, address);
		this.ending.commit(account, DeletionCause.REQUESTED);
	}

}
