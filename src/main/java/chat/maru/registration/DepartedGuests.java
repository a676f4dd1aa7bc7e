package chat.maru.registration;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import chat.maru.account.Account;
import chat.maru.account.AccountEnding;
import chat.maru.account.DeletionCause;
import chat.maru.account.GuestAuthors;
import chat.maru.registration.Departures.BackAgain;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

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
	 * The maximum number of accounts that are deleted in one run, because each is a
	 * commit.
	 */
	private static final int MAX_PER_RUN = 500;

	private static final Log logger = LogFactory.getLog(DepartedGuests.class);

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "departed-guests"));

	private final GuestAuthors authors;

	private final Departures departures;

	private final AccountEnding ending;

	/** The guests who had written at the last check. Used by the timer's thread only. */
	private Set<String> written = Set.of();

	DepartedGuests(GuestAuthors authors, Departures departures, AccountEnding ending) {
		this.authors = authors;
		this.departures = departures;
		this.ending = ending;
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
		List<Account> departed = this.departures.all();
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

	/** Deletes a guest, unless a session or token gives access to the account again. */
	private boolean end(Account guest) {
		try {
			this.ending.commit(guest, DeletionCause.DEPARTED);
		}
		catch (BackAgain ex) {
			return false;
		}
		return true;
	}

	@Override
	public void close() {
		this.thread.shutdown();
	}

}
