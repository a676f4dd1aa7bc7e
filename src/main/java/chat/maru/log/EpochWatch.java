package chat.maru.log;

import chat.maru.cluster.Notices;
import chat.maru.cluster.NoticesMissed;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Notices a new epoch of a database that several nodes share. */
@Component
class EpochWatch {

	private static final Log logger = LogFactory.getLog(EpochWatch.class);

	private final Epoch epoch;

	private final Heads heads;

	private final LogOrder order;

	private final ObjectProvider<EpochListener> listeners;

	EpochWatch(Epoch epoch, Heads heads, LogOrder order, ObjectProvider<EpochListener> listeners, Notices notices) {
		this.epoch = epoch;
		this.heads = heads;
		this.order = order;
		this.listeners = listeners;
		// A node that has not read the notices sends nothing. So if a replica took over,
		// the new epoch is known before anything of the new logs is sent.
		notices.onFirst(NoticesMissed.class, (notice) -> check());
	}

	/**
	 * Reads the epoch from the database. If another one has begun, everything that is
	 * kept of the logs is forgotten.
	 */
	synchronized void check() {
		if (this.epoch.readAgain()) {
			logger.warn("The database was replaced by another one. Clients load their rooms anew");
			this.heads.forgetAll();
			this.order.clear();
			this.listeners.orderedStream().forEach(EpochListener::epochChanged);
		}
	}

}
