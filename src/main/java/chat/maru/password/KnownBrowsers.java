package chat.maru.password;

import java.time.Clock;

import chat.maru.account.Account;
import chat.maru.account.Secret;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that an account has been logged in from, each recognised by a secret in a
 * cookie. Password guesses from all other browsers are limited together. Guesses do not
 * affect these browsers, so an attacker cannot lock the owner out.
 *
 * @see <a href=
 * "https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies">OWASP:
 * device cookies</a>
 */
@Repository
public class KnownBrowsers {

	/**
	 * The maximum per account. A new browser replaces the one that was unused for
	 * longest.
	 */
	static final int MOST = 20;

	private final JdbcClient jdbc;

	private final Clock clock;

	KnownBrowsers(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Remembers a browser after a log-in.
	 * @param before the value of the browser's cookie; null for none
	 * @return the new value of its cookie. Always another one, so that a planted cookie
	 * is of no use
	 */
	@Transactional
	public String note(Account account, @Nullable String before) {
		if (before != null && Secret.isLikely(before)) {
			this.jdbc.sql("delete from known_browser where account_id = ? and hash = ?")
				.params(account.id(), Secret.hash(before))
				.update();
		}
		String secret = Secret.make();
		this.jdbc.sql("insert into known_browser (account_id, hash, used_at) values (?, ?, ?)")
			.params(account.id(), Secret.hash(secret), this.clock.millis())
			.update();
		this.jdbc
			.sql("""
					delete from known_browser where account_id = :account and hash not in (
						select hash from known_browser where account_id = :account order by used_at desc, hash limit :most)""")
			.param("account", account.id())
			.param("most", MOST)
			.update();
		return secret;
	}

	/**
	 * Whether the account with this name was logged in from this browser before. The
	 * look-up is the same if no account has the name.
	 * @param nameKey a name, as {@link chat.maru.account.DisplayName#key()} spells it
	 * @param secret what the browser's cookie has; null for none
	 */
	@Transactional(readOnly = true)
	boolean isKnown(String nameKey, @Nullable String secret) {
		return secret != null && Secret.isLikely(secret)
				&& this.jdbc.sql("""
						select exists (select 1 from known_browser join account on account.id = account_id
							where name_key = ? and hash = ?)""")
					.params(nameKey, Secret.hash(secret))
					.query(Boolean.class)
					.single();
	}

	/** Forgets all browsers of an account. */
	@Transactional
	public void forget(Account account) {
		this.jdbc.sql("delete from known_browser where account_id = ?").param(account.id()).update();
	}

}
