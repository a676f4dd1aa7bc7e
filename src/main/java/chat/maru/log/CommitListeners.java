package chat.maru.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import chat.maru.cluster.Bus;
import chat.maru.health.FatalErrors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.util.function.SingletonSupplier;

/** Tells the heads, the listeners of the logs and the other nodes what was committed. */
@Component
class CommitListeners {

	private static final Log logger = LogFactory.getLog(CommitListeners.class);

	private final Heads heads;

	private final LogOrder order;

	private final Bus bus;

	/**
	 * Looked up at the first commit, because some of them depend on the log themselves.
	 */
	private final SingletonSupplier<List<LogListener>> listeners;

	CommitListeners(Heads heads, LogOrder order, Bus bus, ObjectProvider<LogListener> listeners) {
		this.heads = heads;
		this.order = order;
		this.bus = bus;
		this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList());
	}

	/**
	 * Tells them about the changes of one commit of this node. Nothing is thrown, because
	 * the changes are committed.
	 */
	void tell(List<Change> changes, List<Result> results) {
		try {
			List<Committed> committed = committed(changes, results);
			if (!committed.isEmpty()) {
				committed.forEach((one) -> this.heads.moveOn(one.entry()));
				tellOthers(committed);
				tellNext(committed);
			}
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			logger.error("Listeners do not hear what was committed", ex);
		}
	}

	private void tellOthers(List<Committed> committed) {
		if (this.order.isShared()) {
			Map<String, Long> newest = new HashMap<>();
			committed.forEach((one) -> newest.merge(one.entry().log(), one.entry().seq(), Math::max));
			this.bus.tell(newest);
		}
	}

	private void tellNext(List<Committed> committed) {
		List<Committed> next = this.order.begin(committed);
		try {
			if (!next.isEmpty()) {
				this.listeners.obtain().forEach((listener) -> tell(listener, next));
			}
		}
		finally {
			this.order.end(next);
		}
	}

	private static void tell(LogListener listener, List<Committed> committed) {
		try {
			listener.committed(committed);
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			logger.error("A listener failed; what was committed stays committed", ex);
		}
	}

	/**
	 * Tells the listeners of this node about entries that were read from the logs.
	 * @throws DataAccessException if a listener cannot read from the database. The caller
	 * tells these entries again
	 * @throws TransactionException as well
	 */
	void tell(List<Committed> read) {
		if (!read.isEmpty()) {
			read.forEach((one) -> this.heads.moveOn(one.entry()));
			for (LogListener listener : this.listeners.obtain()) {
				try {
					listener.committed(read);
				}
				catch (DataAccessException | TransactionException ex) {
					throw ex;
				}
				catch (RuntimeException | Error ex) {
					FatalErrors.check(ex);
					logger.error("A listener failed; the others hear of these entries", ex);
				}
			}
		}
	}

	private static List<Committed> committed(List<Change> changes, List<Result> results) {
		List<Committed> committed = new ArrayList<>(changes.size());
		for (int i = 0; i < changes.size(); i++) {
			Outcome outcome = results.get(i).outcome();
			if (outcome != null && outcome.changed()) {
				Change change = changes.get(i);
				outcome.entries().forEach((entry) -> committed.add(new Committed(change, entry)));
			}
		}
		return committed;
	}

}
