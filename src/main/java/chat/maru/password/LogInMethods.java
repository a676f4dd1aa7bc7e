package chat.maru.password;

import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.AccountRow;
import chat.maru.account.DisplayName;
import chat.maru.refusal.Refused;
import chat.maru.storage.Locks;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The stored passwords, and the check that an account keeps a way to log in. */
@Repository
public class LogInMethods {

	private final JdbcClient jdbc;

	private final Locks locks;

	LogInMethods(JdbcClient jdbc, Locks locks) {
		this.jdbc = jdbc;
		this.locks = locks;
	}

	/** Returns the encoded password of an account; empty if it has none. */
	@Transactional(readOnly = true)
	Optional<String> password(Account account) {
		return this.jdbc.sql("select password from account where id = ? and password is not null")
			.param(account.id())
			.query(String.class)
			.optional();
	}

	/** The account with a password and this name, in any spelling. */
	@Transactional(readOnly = true)
	Optional<Member> member(DisplayName name) {
		return this.jdbc
			.sql("select id, name, role, avatar, password from account where name_key = ? and password is not null")
			.param(name.key())
			.query((row, number) -> new Member(AccountRow.map(row, number), row.getString("password")))
			.optional();
	}

	/**
	 * Sets an account's password. This makes a guest a member.
	 * @param before the present password, encoded
	 * @return false if the password was changed in the meantime
	 */
	@Transactional
	boolean changePassword(Account account, @Nullable String before, String password) {
		return this.jdbc.sql("""
				update account set password = ?, role = case role when 'guest' then 'member' else role end
				where id = ? and password is not distinct from ?""")
			.params(password, account.id())
			.param(before)
			.update() == 1;
	}

	/**
	 * Removes a way to log in.
	 * @param removal deletes it, in the same transaction
	 * @throws Refused if it is the account's last one
	 */
	@Transactional
	public void remove(Account account, Runnable removal) {
		this.locks.lock("account " + account.id());
		removal.run();
		require(account);
	}

	private void require(Account account) {
		boolean found = this.jdbc.sql("""
				select exists (select 1 from account where id = :id and password is not null)
				or exists (select 1 from identity where account_id = :id)
				or exists (select 1 from passkey where account_id = :id)""")
			.param("id", account.id())
			.query(Boolean.class)
			.single();
		if (!found) {
			throw new Refused(PasswordReason.LAST_WAY_TO_LOG_IN);
		}
	}

	/**
	 * An account with a password.
	 *
	 * @param password encoded
	 */
	record Member(Account account, String password) {
	}

}
