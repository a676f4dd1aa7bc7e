package chat.maru.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import chat.maru.storage.Database.ErrorKind;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.TransactionException;

/**
 * Remembers that the database failed and logs it, at most once in
 * {@value #SECONDS_BETWEEN_LINES} s, because with a full disk every request fails.
 */
public class StorageErrors extends SQLExceptionSubclassTranslator {

	private static final int SECONDS_BETWEEN_LINES = 10;

	/** How long a failure counts as recent if no other follows. */
	private static final Duration RECENT = Duration.ofSeconds(10);

	/** A chain of causes can be circular. */
	private static final int MAX_CAUSES = 16;

	private static final Log logger = LogFactory.getLog(StorageErrors.class);

	private final Function<SQLException, ErrorKind> kinds;

	private final AtomicLong lastLine = new AtomicLong(
			System.nanoTime() - Duration.ofSeconds(SECONDS_BETWEEN_LINES).toNanos());

	private volatile long lastFailure = System.nanoTime() - RECENT.toNanos();

	private volatile boolean damaged;

	StorageErrors(Function<SQLException, ErrorKind> kinds) {
		this.kinds = kinds;
	}

	@Override
	protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
		note(failure);
		return super.doTranslate(task, sql, failure);
	}

	/**
	 * Record a failure.
	 * @return whether the storage failed, rather than the statement being wrong
	 */
	public boolean note(Throwable failure) {
		Throwable cause = failure;
		for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
			if (cause instanceof SQLException sql) {
				ErrorKind kind = this.kinds.apply(sql);
				if (kind == ErrorKind.STATEMENT) {
					return false;
				}
				if (kind != ErrorKind.CONFLICT) {
					this.damaged = this.damaged || kind == ErrorKind.DAMAGE;
					noteFailure(sql);
				}
				return true;
			}
			if (cause instanceof TransactionException && cause.getCause() == null) {
				noteFailure(cause);
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

	private void noteFailure(Throwable failure) {
		long now = System.nanoTime();
		this.lastFailure = now;
		long last = this.lastLine.get();
		if (now - last >= Duration.ofSeconds(SECONDS_BETWEEN_LINES).toNanos()
				&& this.lastLine.compareAndSet(last, now)) {
			logger.error("The database failed: " + failure.getMessage());
		}
	}

	/** Whether the database failed in the last seconds. */
	boolean isRecent() {
		return System.nanoTime() - this.lastFailure < RECENT.toNanos();
	}

	/** Whether malformed pages were ever read since the start. */
	boolean isDamaged() {
		return this.damaged;
	}

}
