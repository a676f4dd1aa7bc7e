package chat.maru.registration;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.refusal.Refused;
import chat.maru.registration.RegistrationSettings.Access;
import chat.maru.session.LogInLog;
import chat.maru.session.LogInLog.Way;
import chat.maru.token.AccessTokens;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets guests in by a name, from the page and from the API. */
@Service
public class Guests {

	private final Accounts accounts;

	private final AccessTokens tokens;

	private final GuestLimit limit;

	private final LogInLog log;

	private final AccessSetting setting;

	private final boolean enabled;

	Guests(Accounts accounts, AccessTokens tokens, GuestLimit limit, LogInLog log, AccessSetting setting,
			RegistrationSettings settings) {
		this.accounts = accounts;
		this.tokens = tokens;
		this.limit = limit;
		this.log = log;
		this.setting = setting;
		this.enabled = settings.guests().enabled();
	}

	/**
	 * Let a person in.
	 * @param name what they typed
	 * @param address where they come from
	 * @throws Refused where the name is unfit or taken, guests are off, or too many came
	 * from the address
	 */
	@Transactional
	public Account welcome(String name, String address) {
		if (!areWelcome()) {
			throw new Refused(RegistrationReason.GUESTS_OFF);
		}
		DisplayName displayName = DisplayName.of(name);
		this.limit.count(address);
		Account guest = this.accounts.createGuest(displayName);
		this.log.succeeded(Way.GUEST, guest, address);
		return guest;
	}

	/** Whether somebody may come in by choosing a name. */
	public boolean areWelcome() {
		return this.enabled && this.setting.access() == Access.OPEN;
	}

	/**
	 * Let a program in.
	 * @see #welcome(String, String)
	 */
	@Transactional
	GuestPass welcomeProgram(String name, String address) {
		Account account = welcome(name, address);
		return new GuestPass(this.tokens.issue(account), account);
	}

	/**
	 * What a program gets.
	 *
	 * @param token its token, shown this once
	 * @param account who it is
	 */
	record GuestPass(String token, Account account) {
	}

}
