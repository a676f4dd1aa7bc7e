package chat.maru.password;

import java.util.Objects;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.refusal.Refused;
import chat.maru.session.LogInLimit;
import chat.maru.session.LogInLog;
import chat.maru.session.LogInLog.Way;
import chat.maru.session.Sessions;
import chat.maru.token.AccessTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Log-in by name and password, and choosing a password. Passwords are checked outside of
 * transactions: a check takes a tenth of a second, and the database has one writer.
 */
@Service
public class PasswordLogIn {

	private final Accounts accounts;

	private final LogInMethods ways;

	private final Passwords passwords;

	private final LogInLimit limit;

	private final LogInLog log;

	private final KnownBrowsers browsers;

	private final Sessions sessions;

	private final AccessTokens tokens;

	private final TransactionTemplate transaction;

	PasswordLogIn(Accounts accounts, LogInMethods ways, Passwords passwords, LogInLimit limit, LogInLog log,
			KnownBrowsers browsers, Sessions sessions, AccessTokens tokens, PlatformTransactionManager transactions) {
		this.accounts = accounts;
		this.ways = ways;
		this.passwords = passwords;
		this.limit = limit;
		this.log = log;
		this.browsers = browsers;
		this.sessions = sessions;
		this.tokens = tokens;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Returns the account with this name and password.
	 * @param address the client's address
	 * @param browser the secret that {@link KnownBrowsers} gave the browser; null for
	 * none
	 * @throws Refused if name or password is wrong, or after too many attempts
	 */
	public Account logIn(String name, String password, String address, @Nullable String browser) {
		Optional<DisplayName> typed = DisplayName.read(name);
		String key = typed.map(DisplayName::key).orElse("");
		boolean known = this.browsers.isKnown(key, browser);
		count(key, address, known);
		Optional<LogInMethods.Member> member = typed.flatMap(this.ways::member);
		if (!this.passwords.matches(password, member.map(LogInMethods.Member::password).orElse(null))) {
			this.log.failed(Way.PASSWORD, member.map((it) -> it.account().id()).orElse(null), address);
			throw new Refused(PasswordReason.LOG_IN_FAILED);
		}
		this.limit.succeeded(key, address, known);
		Account account = member.orElseThrow().account();
		this.log.succeeded(Way.PASSWORD, account, address);
		return account;
	}

	private void count(String account, String address, boolean known) {
		try {
			this.limit.count(account, address, known);
		}
		catch (Refused refused) {
			this.log.refused(Way.PASSWORD, address);
			throw refused;
		}
	}

	/** Whether the account has a password. Not every member has one. */
	public boolean hasPassword(Account account) {
		return this.ways.password(account).isPresent();
	}

	/**
	 * Sets an account's password. This makes a guest a member, who keeps name and
	 * messages. The same commit ends all other sessions and tokens, and forgets all known
	 * browsers. The account may keep its named tokens, but never the token that it got as
	 * a guest, which is the whole account.
	 * @param address the client's address
	 * @return how many named tokens ended
	 * @throws Refused if the present password is wrong, the new one is not accepted, or
	 * after too many attempts
	 */
	public int choosePassword(Account account, PasswordChoice choice, String address) {
		String before = this.ways.password(account).orElse(null);
		if (before != null) {
			check(account, choice.present(), before, address);
		}
		this.limit.countChoice(account.id());
		String encoded = this.passwords.encode(choice.chosen(), account.name());
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			if (!this.ways.changePassword(account, before, encoded)) {
				throw new Refused(PasswordReason.WRONG);
			}
			this.browsers.forget(account);
			this.sessions.deleteOthers(account, choice.session());
			return this.tokens.deleteOthers(account, choice.by(), !choice.keepTokens());
		}));
	}

	/**
	 * Checks the account's password, if it has one.
	 * @throws Refused if the password is wrong, or after too many attempts
	 */
	public void confirm(Account account, String password, String address) {
		this.ways.password(account).ifPresent((encoded) -> check(account, password, encoded, address));
	}

	private void check(Account account, String present, String encoded, String address) {
		count(account.id(), address, true);
		if (!this.passwords.matches(present, encoded)) {
			this.log.failed(Way.PASSWORD, account.id(), address);
			throw new Refused(PasswordReason.WRONG);
		}
		this.limit.succeeded(account.id(), address, true);
	}

}
