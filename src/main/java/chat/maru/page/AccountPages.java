package chat.maru.page;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.Profile;
import chat.maru.account.Profiles;
import chat.maru.passkey.Passkeys;
import chat.maru.password.PasswordLogIn;
import chat.maru.session.Sessions;
import chat.maru.token.AccessTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The model attributes of each section of the account pages. */
@Component
class AccountPages {

	private final Accounts accounts;

	private final PasswordLogIn passwordLogIn;

	private final Sessions sessions;

	private final AccessTokens tokens;

	private final Profiles profiles;

	private final LinkedProviders ways;

	private final Passkeys passkeys;

	private final String version;

	AccountPages(Accounts accounts, PasswordLogIn passwordLogIn, Sessions sessions, AccessTokens tokens,
			Profiles profiles, LinkedProviders ways, Passkeys passkeys, ObjectProvider<BuildProperties> build) {
		this.accounts = accounts;
		this.passwordLogIn = passwordLogIn;
		this.sessions = sessions;
		this.tokens = tokens;
		this.profiles = profiles;
		this.ways = ways;
		this.passkeys = passkeys;
		this.version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("-");
	}

	/** Adds what a section shows, and returns its template. */
	String show(AccountSection section, Account account, Model model, HttpServletRequest request) {
		model.addAttribute("account", account);
		model.addAttribute("member", this.accounts.isMember(account));
		model.addAttribute("administrator", this.accounts.isAdministrator(account.id()));
		switch (section) {
			case PROFILE ->
				model.addAttribute("about", this.profiles.find(account.id()).map(Profile::about).orElse(""));
			case SECURITY -> {
				model.addAttribute("hasPassword", this.passwordLogIn.hasPassword(account));
				model.addAttribute("ways", this.ways.of(account));
				model.addAttribute("passkeys", this.passkeys.of(account));
				model.addAttribute("tokens", namedTokens(account));
			}
			case DEVICES -> model.addAttribute("devices",
					this.sessions.of(account, sessionId(request)).stream().map(Device::of).toList());
			case TOKENS -> model.addAttribute("tokens", namedTokens(account));
			case SERVER -> model.addAttribute("version", this.version);
			default -> {
			}
		}
		return "account/" + section.code();
	}

	private List<AccessTokens.Token> namedTokens(Account account) {
		return this.tokens.of(account).stream().filter((token) -> !token.name().isEmpty()).toList();
	}

	static @Nullable String sessionId(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? session.getId() : null;
	}

	/**
	 * A device on which the user is logged in, as the page shows it.
	 *
	 * @param key the key of the session
	 * @param current whether it is the session of this request
	 * @param name the browser and system, such as "Chrome · Android"; null if unknown
	 * @param usedAt when it was last used, in ISO 8601
	 */
	record Device(String key, boolean current, @Nullable String name, String usedAt) {

		static Device of(Sessions.SignedIn session) {
			return new Device(session.key(), session.current(), UserAgent.describe(session.userAgent()).orElse(null),
					session.usedAt().toString());
		}

	}

}
