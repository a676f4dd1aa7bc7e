package chat.maru.cluster;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import chat.maru.health.FatalErrors;
import chat.maru.health.LoopThreads;
import chat.maru.health.Turns;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The bus over a server that all nodes are connected to. One thread sends, another one
 * listens. Each node sends itself an echo from time to time: as long as it comes back,
 * the connection works in both directions. Otherwise the connection is replaced, and
 * after that all listeners are woken.
 */
final class RemoteBus implements Bus {

	/** A listener of PostgreSQL falls behind if it is notified more often. */
	private static final long SEND_INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);

	/** After this time without an echo the connection counts as broken. */
	private static final Duration ECHO_TIMEOUT = Duration.ofSeconds(4);

	/** How many echoes are sent in that time. */
	private static final int ECHOES = 4;

	private static final Duration RECEIVE = Duration.ofMillis(200);

	private static final long FIRST_PAUSE_MILLIS = 100;

	private static final long MAX_PAUSE_MILLIS = 1_000;

	/** How long to wait before trying a server again that hears nothing. */
	private static final long DEAF_PAUSE_MILLIS = 30_000;

	private static final Log logger = LogFactory.getLog(RemoteBus.class);

	private final String node;

	private final BusLines lines;

	private final long echoTimeout;

	private final PendingHeads pending = new PendingHeads();

	private final List<BusListener> listeners = new CopyOnWriteArrayList<>();

	private final AtomicBoolean garbage = new AtomicBoolean();

	private final Turns sending = new Turns();

	private final Turns listening = new Turns();

	private volatile @Nullable BusLine line;

	/** Echoes that the server took on the present connection. */
	private volatile int echoes;

	private volatile boolean running;

	private @Nullable Thread sender;

	private @Nullable Thread listener;

	/** Used by the listening thread only. */
	private boolean away;

	private boolean deaf;

	private long echoHeard;

	private volatile boolean everHeard;

	/**
	 * Creates a bus, which is not started yet.
	 * @param node the id of this node
	 */
	RemoteBus(String node, BusLines lines) {
		this(node, lines, ECHO_TIMEOUT);
	}

	RemoteBus(String node, BusLines lines, Duration echoTimeout) {
		this.node = node;
		this.lines = lines;
		this.echoTimeout = echoTimeout.toNanos();
	}

	@Override
	public void tell(Map<String, Long> heads) {
		if (!heads.isEmpty()) {
			this.pending.add(heads);
		}
	}

	@Override
	public void wake() {
		this.pending.wake();
	}

	@Override
	public void listen(BusListener listener) {
		this.listeners.add(listener);
	}

	void start() {
		this.running = true;
		this.sending.next();
		this.listening.next();
		this.sender = thread("bus-send", this::send);
		this.listener = thread("bus-listen", this::hear);
	}

	private static Thread thread(String name, Runnable loop) {
		Thread thread = new Thread(loop, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	void stop() {
		this.running = false;
		for (Thread thread : new @Nullable Thread[] { this.sender, this.listener }) {
			LoopThreads.interrupt(thread, Duration.ofSeconds(5));
		}
		this.lines.close();
	}

	boolean isRunning() {
		return this.running;
	}

	boolean isConnected() {
		return this.line != null;
	}

	/** Whether an echo came back on the present connection. */
	boolean isHeard() {
		return isConnected() && this.everHeard;
	}

	Duration sinceLastTurn() {
		Duration one = this.sending.sinceLast();
		Duration other = this.listening.sinceLast();
		return (one.compareTo(other) > 0) ? one : other;
	}

	private void send() {
		long interval = this.echoTimeout / ECHOES;
		long echoed = System.nanoTime() - interval;
		while (this.running) {
			this.sending.next();
			try {
				this.pending.await(interval / 4);
				BusLine open = this.line;
				if (open == null) {
					// Waiting heads are sent when the connection is back.
					TimeUnit.NANOSECONDS.sleep(SEND_INTERVAL);
					continue;
				}
				long now = System.nanoTime();
				boolean echo = now - echoed >= interval;
				echoed = echo ? now : echoed;
				send(open, echo ? Math.abs(now % 1_000_000_000_000_000L) : null);
				TimeUnit.NANOSECONDS.sleep(SEND_INTERVAL);
			}
			catch (InterruptedException ex) {
				// stop() sets the flag that ends the loop.
			}
		}
	}

	private void send(BusLine open, @Nullable Long echo) {
		PendingHeads.Taken taken = this.pending.take();
		List<String> payloads = BusMessage.write(this.node, taken.wake(), echo, taken.heads());
		if (payloads.isEmpty()) {
			return;
		}
		try {
			open.send(payloads);
			this.echoes += (echo != null) ? 1 : 0;
		}
		catch (IOException | SQLException | RuntimeException | Error ex) {
			FatalErrors.check(ex);
			// The listening thread opens another one.
			logger.debug("The bus could not send", ex);
			drop(open);
		}
	}

	private synchronized void drop(BusLine broken) {
		if (this.line == broken) {
			this.line = null;
		}
		broken.close();
	}

	private void hear() {
		long pause = FIRST_PAUSE_MILLIS;
		@Nullable BusLine open = null;
		while (this.running) {
			this.listening.next();
			try {
				if (open == null) {
					open = open();
				}
				hear(open);
				pause = this.everHeard ? FIRST_PAUSE_MILLIS : pause;
			}
			catch (InterruptedException ex) {
				// stop() sets the flag that ends the loop.
			}
			catch (IOException | SQLException | RuntimeException | Error ex) {
				FatalErrors.check(ex);
				if (open != null) {
					drop(open);
					open = null;
				}
				if (this.running) {
					lost(ex);
					pause(this.deaf ? DEAF_PAUSE_MILLIS : pause);
					pause = Math.min(2 * pause, MAX_PAUSE_MILLIS);
				}
			}
		}
		if (open != null) {
			drop(open);
		}
	}

	private BusLine open() throws IOException, SQLException {
		BusLine opened = this.lines.open();
		this.echoHeard = System.nanoTime();
		this.everHeard = false;
		this.echoes = 0;
		this.line = opened;
		woken();
		return opened;
	}

	private void hear(BusLine open) throws IOException, SQLException, InterruptedException {
		for (String payload : open.receive(RECEIVE)) {
			hear(payload);
		}
		if (this.line != open) {
			throw new IOException("Sending failed");
		}
		if (System.nanoTime() - this.echoHeard > this.echoTimeout) {
			if (!this.everHeard && !this.deaf && this.echoes > 1) {
				this.deaf = true;
				logger.warn("This node hears nothing on the bus of " + this.lines.server() + ". "
						+ this.lines.likelyCause() + " Until then it asks the database twice a second.");
			}
			throw new IOException("No echo");
		}
	}

	private void hear(String payload) {
		Optional<BusMessage> message = BusMessage.read(payload);
		if (message.isEmpty()) {
			if (this.garbage.compareAndSet(false, true)) {
				logger.warn("Something on the bus is not a message of this version of Maru and was ignored");
			}
			return;
		}
		if (message.get().sender().equals(this.node)) {
			if (message.get().echo() != null) {
				echo();
			}
			return;
		}
		if (message.get().wake()) {
			woken();
		}
		message.get().heads().forEach((log, seq) -> tellAll((listener) -> listener.heard(log, seq)));
	}

	private void echo() {
		this.echoHeard = System.nanoTime();
		this.everHeard = true;
		if (this.away || this.deaf) {
			this.away = false;
			this.deaf = false;
			logger.info("The bus of " + this.lines.server() + " works again");
		}
	}

	private void lost(Throwable failure) {
		if (!this.away && !this.deaf) {
			this.away = true;
			logger.warn("The bus of " + this.lines.server()
					+ " is away. Until it is back, this node asks the database twice a second: "
					+ failure.getMessage());
		}
	}

	private void pause(long millis) {
		try {
			for (long left = millis; left > 0 && this.running; left -= MAX_PAUSE_MILLIS) {
				this.listening.next();
				Thread.sleep(Math.min(left, MAX_PAUSE_MILLIS));
			}
		}
		catch (InterruptedException ex) {
			// stop() sets the flag that ends the loop.
		}
	}

	private void woken() {
		tellAll(BusListener::woken);
	}

	private void tellAll(Consumer<BusListener> what) {
		for (BusListener each : this.listeners) {
			try {
				what.accept(each);
			}
			catch (RuntimeException | Error ex) {
				FatalErrors.check(ex);
				logger.error("A listener of the bus failed", ex);
			}
		}
	}

}
