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
 * Once an hour, ends the accounts of guests who cannot come back, because their last
 * session has ended, and who wrote nothing. Their names are free for others then. A guest
 * who has written keeps the name, so that no other account is mistaken for the author.
 */
@Component
class DepartedGuests implements AutoCloseable {

	private static final Duration EVERY = Duration.ofHours(1);

	/** An account is a moment older than its first session. */
	private static final Duration MIN_AGE = Duration.ofMinutes(10);

	/** Accounts that end in one go; each is a commit. */
	private static final int MOST = 500;

	private static final Log logger = LogFactory.getLog(DepartedGuests.class);

	/** Of an account {@code a}: that nothing lets a person in by it. */
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

	/** Those who had written when it was last looked. Only the one thread uses it. */
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

	/** Once everything that hears of deleted accounts is there. */
	@EventListener
	void ready(WebServerInitializedEvent event) {
		long minutes = EVERY.toMinutes();
		this.thread.scheduleWithFixedDelay(this::releaseAndGoOn, minutes, minutes, TimeUnit.MINUTES);
	}

	private void releaseAndGoOn() {
		try {
			release();
		}
		catch (RuntimeException ex) {
			// A timer does not come again after an exception.
			if (!this.thread.isShutdown()) {
				logger.warn("Names of guests who have left could not be released", ex);
			}
		}
	}

	/**
	 * End the accounts of those who have left by now.
	 * @return how many
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
			.limit(MOST)
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

	/** Not where something lets them in again by now. */
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

	/** Rolls the end of an account back. */
	private static final class BackAgain extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
