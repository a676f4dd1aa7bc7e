package chat.maru.registration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.AccountRow;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the guests who cannot come back, because their last session has ended. */
@Repository
class Departures {

	/**
	 * The minimum age of their accounts, because an account is created shortly before its
	 * first session.
	 */
	private static final Duration MIN_AGE = Duration.ofMinutes(10);

	/** The condition that no session or token gives access to an account {@code a}. */
	private static final String DEPARTED = """
			a.role = 'guest' and a.created_at < :before
			and not exists (select 1 from spring_session where principal_name = a.id and expiry_time > :now)
			and not exists (select 1 from access_token where account_id = a.id)
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Departures(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The departed guests. */
	@Transactional(readOnly = true)
	List<Account> all() {
		return select("select a.id, a.name, a.role, a.avatar from account a where " + DEPARTED).query(AccountRow::map)
			.list();
	}

	/**
	 * Checks a guest again, in the transaction that deletes the account.
	 * @throws BackAgain if a session or token gives access to the account again
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void require(Account guest) {
		if (!select("select exists (select 1 from account a where a.id = :id and " + DEPARTED + ")")
			.param("id", guest.id())
			.query(Boolean.class)
			.single()) {
			throw new BackAgain();
		}
	}

	private JdbcClient.StatementSpec select(String sql) {
		long now = this.clock.millis();
		return this.jdbc.sql(sql).param("now", now).param("before", now - MIN_AGE.toMillis());
	}

	/** Rolls back the deletion of an account. */
	static final class BackAgain extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
