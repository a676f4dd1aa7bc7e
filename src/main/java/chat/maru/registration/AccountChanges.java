package chat.maru.registration;

import java.util.HashSet;
import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.AccountChanged;
import chat.maru.account.AccountDeleted;
import chat.maru.account.AccountEnding;
import chat.maru.account.Accounts;
import chat.maru.account.Credential;
import chat.maru.account.DisplayName;
import chat.maru.limit.RateLimit;
import chat.maru.password.KnownBrowsers;
import chat.maru.password.Members;
import chat.maru.refusal.Refused;
import chat.maru.session.Sessions;
import chat.maru.token.AccessTokens;

import org.springframework.context.ApplicationEventPublisher;
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

	private final ApplicationEventPublisher events;

	AccountChanges(Accounts accounts, Members members, Sessions sessions, AccessTokens tokens, KnownBrowsers browsers,
			AccountEnding ending, ApplicationEventPublisher events) {
		this.accounts = accounts;
		this.members = members;
		this.sessions = sessions;
		this.tokens = tokens;
		this.browsers = browsers;
		this.ending = ending;
		this.events = events;
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
		Account renamed = this.accounts.rename(account, displayName);
		tell(account);
		return renamed;
	}

	/**
	 * After the commit of another name or role: forget what is kept of the account, and
	 * publish what it is now. One at a time, so that the last event has the last state.
	 */
	public synchronized void tell(Account account) {
		this.accounts.changed(account);
		this.tokens.forget(account);
		this.accounts.find(account.id()).map(AccountChanged::new).ifPresent(this.events::publishEvent);
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
		Set<Credential> tokensEnded = new HashSet<>();
		Set<Credential> sessionsEnded = new HashSet<>();
		this.ending.commit(account, () -> {
			this.accounts.delete(account);
			this.browsers.forget(account);
			tokensEnded.addAll(this.tokens.deleteOthers(account, null, true).tokens());
			sessionsEnded.addAll(this.sessions.deleteOthers(account, null));
		});
		this.accounts.changed(account);
		this.tokens.ended(tokensEnded);
		this.sessions.ended(sessionsEnded);
		this.events.publishEvent(new AccountDeleted(account));
	}

}
