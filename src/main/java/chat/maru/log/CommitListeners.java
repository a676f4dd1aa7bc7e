package chat.maru.log;

import java.util.ArrayList;
import java.util.List;

import chat.maru.health.FatalErrors;
import chat.maru.log.LogStore.Result;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Tells the heads and the listeners of the logs what was committed. Nothing is thrown,
 * because the changes are committed.
 */
final class CommitListeners {

	private static final Log logger = LogFactory.getLog(CommitListeners.class);

	private final Heads heads;

	private final List<LogListener> listeners;

	CommitListeners(Heads heads, List<LogListener> listeners) {
		this.heads = heads;
		this.listeners = listeners;
	}

	/** Tells them about the changes of one commit. */
	void tell(List<Change> changes, List<Result> results) {
		try {
			List<Committed> committed = committed(changes, results);
			if (!committed.isEmpty()) {
				committed.forEach((one) -> this.heads.moveOn(one.entry()));
				this.listeners.forEach((listener) -> tell(listener, committed));
			}
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			logger.error("Listeners do not hear what was committed", ex);
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
