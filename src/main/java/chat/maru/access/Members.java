package chat.maru.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import chat.maru.access.LogInLog.Way;
import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.Credential;
import chat.maru.account.DisplayName;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Log-in by name and password, and choosing a password. Passwords are looked at outside
 * of transactions: that takes a tenth of a second, and the database has one writer.
 */
@Service
public class Members {

	private final Accounts accounts;

	private final WaysIn ways;

	private final Passwords passwords;

	private final LogInLimit limit;

	private final LogInLog log;

	private final KnownBrowsers browsers;

	private final Sessions sessions;

	private final AccessTokens tokens;

	private final TransactionTemplate transaction;

	Members(Accounts accounts, WaysIn ways, Passwords passwords, LogInLimit limit, LogInLog log, KnownBrowsers browsers,
			Sessions sessions, AccessTokens tokens, PlatformTransactionManager transactions) {
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
	 * Who somebody is.
	 * @param address where they come from
	 * @param browser what {@link KnownBrowsers} gave their browser; null for nothing
	 * @throws Refused where name and password do not belong together, or this was tried
	 * too often
	 */
	public Account logIn(String name, String password, String address, @Nullable String browser) {
		Optional<DisplayName> typed = DisplayName.read(name);
		String key = typed.map(DisplayName::key).orElse("");
		boolean known = this.browsers.isKnown(key, browser);
		count(key, address, known);
		Optional<WaysIn.Member> member = typed.flatMap(this.ways::member);
		if (!this.passwords.matches(password, member.map(WaysIn.Member::password).orElse(null))) {
			this.log.failed(Way.PASSWORD, member.map((it) -> it.account().id()).orElse(null), address);
			throw new Refused(AccessReason.LOG_IN_FAILED);
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

	/** Whether somebody has a password: not each member does. */
	public boolean hasPassword(Account account) {
		return this.ways.password(account).isPresent();
	}

	/**
	 * Give somebody a password; that makes a guest a member, who keeps name and messages.
	 * Ends, in the same commit, what others may have by now: all sessions and tokens but
	 * what asks, and no browser is known any more. The account may keep its programs'
	 * tokens, but never the one that it came with as a guest, which is the whole account.
	 * @param address where they come from
	 * @return how many programs' tokens ended
	 * @throws Refused where the present one is wrong, the new one is not taken, or this
	 * was tried too often
	 */
	public int choosePassword(Account account, PasswordChoice choice, String address) {
		String before = this.ways.password(account).orElse(null);
		if (before != null) {
			check(account, choice.present(), before, address);
		}
		this.limit.countChoice(account.id());
		String encoded = this.passwords.encode(choice.chosen(), account.name());
		Ended ended = Objects.requireNonNull(this.transaction.execute((status) -> {
			if (!this.ways.changePassword(account, before, encoded)) {
				throw new Refused(AccessReason.PASSWORD_WRONG);
			}
			this.browsers.forget(account);
			return new Ended(this.sessions.deleteOthers(account, choice.session()),
					this.tokens.deleteOthers(account, choice.by(), !choice.keepTokens()));
		}));
		this.tokens.ended(ended.tokens().tokens());
		this.sessions.ended(ended.sessions());
		return ended.tokens().named();
	}

	/**
	 * Make sure that it is really them, where they have a password.
	 * @throws Refused where the password is wrong, or was tried too often
	 */
	void confirm(Account account, String password, String address) {
		this.ways.password(account).ifPresent((encoded) -> check(account, password, encoded, address));
	}

	private void check(Account account, String present, String encoded, String address) {
		count(account.id(), address, true);
		if (!this.passwords.matches(present, encoded)) {
			this.log.failed(Way.PASSWORD, account.id(), address);
			throw new Refused(AccessReason.PASSWORD_WRONG);
		}
		this.limit.succeeded(account.id(), address, true);
	}

	/** The sessions and tokens that another password has ended. */
	private record Ended(Set<Credential> sessions, AccessTokens.Deleted tokens) {
	}

}
