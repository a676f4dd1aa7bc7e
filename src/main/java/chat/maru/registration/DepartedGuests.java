package chat.maru.registration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import chat.maru.account.Account;
import chat.maru.account.AccountEnding;
import chat.maru.account.AccountRow;
import chat.maru.account.Accounts;
import chat.maru.account.GuestAuthors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once an hour, deletes the accounts of guests who cannot come back, because their last
 * session has ended, and who have not written anything. Their names become available
 * again. A guest who has written keeps the name, so that no other account is mistaken for
 * the author.
 */
@Component
class DepartedGuests implements AutoCloseable {

	private static final Duration INTERVAL = Duration.ofHours(1);

	/**
	 * The minimum age of a deleted account, because an account is created shortly before
	 * its first session.
	 */
	private static final Duration MIN_AGE = Duration.ofMinutes(10);

	/**
	 * The maximum number of accounts that are deleted in one run, because each is a
	 * commit.
	 */
	private static final int MAX_PER_RUN = 500;

	private static final Log logger = LogFactory.getLog(DepartedGuests.class);

	/** The condition that no session or token gives access to an account {@code a}. */
	private static final String DEPARTED = """
			a.role = 'guest' and a.created_at < :before
			and not exists (select 1 from spring_session where principal_name = a.id and expiry_time > :now)
			and not exists (select 1 from access_token where account_id = a.id)
			""";

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "departed-guests"));

	private final GuestAuthors authors;

	private final Accounts accounts;

	private final AccountEnding ending;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate reading;

	/** The guests who had written at the last check. Used by the timer's thread only. */
	private Set<String> written = Set.of();

	DepartedGuests(GuestAuthors authors, Accounts accounts, AccountEnding ending, JdbcClient jdbc, Clock clock,
			PlatformTransactionManager transactions) {
		this.authors = authors;
		this.accounts = accounts;
		this.ending = ending;
		this.jdbc = jdbc;
		this.clock = clock;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
	}

	/** Starts the timer after all listeners for deleted accounts are initialized. */
	@EventListener
	void ready(WebServerInitializedEvent event) {
		long minutes = INTERVAL.toMinutes();
		this.thread.scheduleWithFixedDelay(this::releaseAndGoOn, minutes, minutes, TimeUnit.MINUTES);
	}

	private void releaseAndGoOn() {
		try {
			release();
		}
		catch (RuntimeException ex) {
			// An exception would stop the timer.
			if (!this.thread.isShutdown()) {
				logger.warn("Names of guests who have left could not be released", ex);
			}
		}
	}

	/**
	 * Deletes the accounts of guests who cannot come back.
	 * @return the number of deleted accounts
	 */
	int release() {
		List<Account> departed = departed();
		// This reads all messages, so it is done only if there are new candidates.
		if (departed.stream().allMatch((guest) -> this.written.contains(guest.id()))) {
			return 0;
		}
		this.written = this.authors.all();
		return (int) departed.stream()
			.filter((guest) -> !this.written.contains(guest.id()))
			.limit(MAX_PER_RUN)
			.filter(this::end)
			.count();
	}

	private List<Account> departed() {
		List<Account> departed = this.reading
			.execute((status) -> select("select a.id, a.name, a.role from account a where " + DEPARTED)
				.query(AccountRow::map)
				.list());
		return (departed != null) ? departed : List.of();
	}

	/** Deletes a guest, unless a session or token gives access to the account again. */
	private boolean end(Account guest) {
		try {
			this.ending.commit(guest, () -> {
				boolean departed = select(
						"select exists (select 1 from account a where a.id = :id and " + DEPARTED + ")")
					.param("id", guest.id())
					.query(Boolean.class)
					.single();
				if (!departed) {
					throw new BackAgain();
				}
				this.accounts.delete(guest);
			});
		}
		catch (BackAgain ex) {
			return false;
		}
		return true;
	}

	private JdbcClient.StatementSpec select(String sql) {
		long now = this.clock.millis();
		return this.jdbc.sql(sql).param("now", now).param("before", now - MIN_AGE.toMillis());
	}

	@Override
	public void close() {
		this.thread.shutdown();
	}

	/** Rolls back the deletion of an account. */
	private static final class BackAgain extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
