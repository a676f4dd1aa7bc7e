package chat.maru.access;

import java.time.Clock;

import chat.maru.account.Account;
import chat.maru.account.Secret;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that somebody has logged in from, each by a secret in a cookie. Attempts
 * at their password from all others are slowed together; from these they are not, so
 * whoever guesses does not keep them out.
 *
 * @see <a href=
 * "https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies">OWASP:
 * device cookies</a>
 */
@Repository
public class KnownBrowsers {

	/** Browsers of one person; another one takes the place of the longest unused. */
	static final int MOST = 20;

	private final JdbcClient jdbc;

	private final Clock clock;

	KnownBrowsers(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Somebody has shown in a browser who they are.
	 * @param before what its cookie had
	 * @return what its cookie has from now on: always another, so that nobody knows it
	 * who planted one before
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
	 * Whether whoever has a name has logged in from a browser before. It is looked up in
	 * the same way where nobody has it.
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

	/** No browser is known to be somebody's any more. */
	@Transactional
	void forget(Account account) {
		this.jdbc.sql("delete from known_browser where account_id = ?").param(account.id()).update();
	}

}
