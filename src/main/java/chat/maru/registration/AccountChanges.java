package chat.maru.registration;

import chat.maru.account.Account;
import chat.maru.account.AccountEnding;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.limit.RateLimit;
import chat.maru.password.KnownBrowsers;
import chat.maru.password.Members;
import chat.maru.refusal.Refused;
import chat.maru.session.Sessions;
import chat.maru.token.AccessTokens;

import org.springframework.stereotype.Service;

/** Another name or role for somebody, and the end of an account. */
@Service
public class AccountChanges {

	/** Names in an hour: enough for a mistake, and too few to hide behind. */
	private static final int NAMES_PER_HOUR = 5;

	private final RateLimit renames = RateLimit.perHour(NAMES_PER_HOUR);

	private final Accounts accounts;

	private final Members members;

	private final Sessions sessions;

	private final AccessTokens tokens;

	private final KnownBrowsers browsers;

	private final AccountEnding ending;

	AccountChanges(Accounts accounts, Members members, Sessions sessions, AccessTokens tokens, KnownBrowsers browsers,
			AccountEnding ending) {
		this.accounts = accounts;
		this.members = members;
		this.sessions = sessions;
		this.tokens = tokens;
		this.browsers = browsers;
		this.ending = ending;
	}

	/**
	 * Give somebody another name. Everything they wrote has it from now on.
	 * @throws Refused where it is unfit or taken, or there were too many
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
	 * End an account, in one commit: the person goes, with name, password, sessions and
	 * tokens, and leaves all rooms. What they wrote stays as that of a deleted account.
	 * @param password looked at where they have one
	 * @param address where they come from
	 * @throws Refused where the password is wrong, or they are the only administrator
	 */
	public void delete(Account account, String password, String address) {
		this.members.confirm(account, password, address);
		this.ending.commit(account, () -> {
			this.accounts.delete(account);
			this.browsers.forget(account);
			this.tokens.deleteOthers(account, null, true);
			this.sessions.deleteOthers(account, null);
		});
	}

}
