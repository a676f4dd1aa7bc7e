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

/** Creates guests, for the page and for the API. */
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
	 * Creates a guest.
	 * @param name the name that the user typed
	 * @param address the client's address
	 * @throws Refused if the name is invalid, reserved or taken, guests are not accepted,
	 * or too many new accounts came from the address
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

	/** Returns whether people may join as guests. */
	public boolean areWelcome() {
		return this.enabled && this.setting.access() == Access.OPEN;
	}

	/**
	 * Creates a guest with a token, for a program.
	 * @see #welcome(String, String)
	 */
	@Transactional
	GuestPass welcomeProgram(String name, String address) {
		Account account = welcome(name, address);
		return new GuestPass(this.tokens.issue(account), account);
	}

	/**
	 * A new guest with its token.
	 *
	 * @param token the token, shown only once
	 * @param account the guest's account
	 */
	record GuestPass(String token, Account account) {
	}

}
