package chat.maru.presence;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import chat.maru.cluster.Node;
import chat.maru.health.FatalErrors;
import chat.maru.storage.Engine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Exchanges the users who are online with the other nodes, once a second. A server with
 * SQLite is the only node and starts no thread.
 */
@Component
class PresenceLoop implements SmartLifecycle {

	private static final long INTERVAL_MILLIS = 1_000;

	private static final long STOP_SECONDS = 5;

	private static final Log logger = LogFactory.getLog(PresenceLoop.class);

	private final Engine engine;

	private final PresenceExchange exchange;

	private volatile @Nullable ScheduledExecutorService thread;

	private boolean failing;

	PresenceLoop(Engine engine, Node node, Presence presence, PresenceStore store) {
		this.engine = engine;
		this.exchange = new PresenceExchange(presence, store, node.id(), node::nodes, Presence::now);
	}

	private void turn() {
		try {
			this.exchange.turn();
			if (this.failing) {
				this.failing = false;
				logger.info("The nodes can tell each other again who is online");
			}
		}
		catch (RuntimeException | Error ex) {
			// A timer does not come again after an exception.
			FatalErrors.check(ex);
			if (!this.failing) {
				this.failing = true;
				logger.warn("The nodes cannot tell each other who is online: " + ex.getClass().getSimpleName());
			}
		}
	}

	@Override
	public void start() {
		if (this.engine == Engine.POSTGRESQL) {
			this.exchange.begin();
			ScheduledExecutorService started = Executors
				.newSingleThreadScheduledExecutor((task) -> new Thread(task, "presence"));
			started.scheduleWithFixedDelay(this::turn, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
			this.thread = started;
		}
	}

	/** All connections have ended by now. */
	@Override
	public void stop() {
		ScheduledExecutorService started = this.thread;
		if (started == null) {
			return;
		}
		this.thread = null;
		started.shutdown();
		try {
			if (started.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
				this.exchange.end();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			logger.debug("The other nodes notice in a few seconds that this one is gone", ex);
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/** Stops after the connections were closed, and before the node leaves the others. */
	@Override
	public int getPhase() {
		return -1;
	}

}
