package chat.maru.registration;

import chat.maru.account.Account;
import chat.maru.account.AccountDeletion;
import chat.maru.account.Accounts;
import chat.maru.account.DeletionCause;
import chat.maru.password.KnownBrowsers;
import chat.maru.session.Sessions;
import chat.maru.token.AccessTokens;

import org.springframework.stereotype.Component;

/** Deletes an account with its name, password, known browsers, tokens and sessions. */
@Component
class StoredAccount implements AccountDeletion {

	private final Accounts accounts;

	private final KnownBrowsers browsers;

	private final AccessTokens tokens;

	private final Sessions sessions;

	private final Departures departures;

	StoredAccount(Accounts accounts, KnownBrowsers browsers, AccessTokens tokens, Sessions sessions,
			Departures departures) {
		this.accounts = accounts;
		this.browsers = browsers;
		this.tokens = tokens;
		this.sessions = sessions;
		this.departures = departures;
	}

	@Override
	public void delete(Account account, DeletionCause cause) {
		if (cause == DeletionCause.DEPARTED) {
			this.departures.require(account);
		}
		this.accounts.delete(account);
		this.browsers.forget(account);
		this.tokens.deleteOthers(account, null, true);
		this.sessions.deleteOthers(account, null);
	}

}
