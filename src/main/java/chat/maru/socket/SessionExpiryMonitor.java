package chat.maru.socket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import chat.maru.account.Credential;
import chat.maru.health.FatalErrors;
import chat.maru.health.Turns;
import chat.maru.health.WatchedLoop;
import chat.maru.session.Sessions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the connections of a browser session within a second of its expiry. Nothing else
 * would notice it, because a session that is not used is not looked up. The expiry of
 * each session is remembered and looked up again when it is due, because the session may
 * have been used since. Sessions that are not due are looked up in turn, a few hundred at
 * a time, because a session can also be deleted.
 */
@Component
class SessionExpiryMonitor implements AutoCloseable, WatchedLoop {

	private static final String THREAD = "session-watch";

	private static final Log logger = LogFactory.getLog(SessionExpiryMonitor.class);

	private static final int INTERVAL_MILLIS = 500;

	/** The maximum number of sessions in one query. */
	static final int BATCH = 500;

	private final Connections connections;

	private final Sessions sessions;

	private final Clock clock;

	/**
	 * In the order in which they were looked up, oldest first. Used only by the one
	 * thread.
	 */
	private final Map<String, Instant> openUntil = new LinkedHashMap<>();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, THREAD));

	private final Turns turns = new Turns();

	private volatile boolean running;

	SessionExpiryMonitor(Connections connections, Sessions sessions, Clock clock) {
		this.connections = connections;
		this.sessions = sessions;
		this.clock = clock;
	}

	/** Starts when all listeners for ended sessions exist. */
	@EventListener
	void ready(WebServerInitializedEvent event) {
		this.turns.next();
		this.running = true;
		this.thread.scheduleWithFixedDelay(this::tryLook, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void tryLook() {
		this.turns.next();
		try {
			look();
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			// The executor does not repeat a task that has thrown an exception.
			if (!this.thread.isShutdown()) {
				logger.warn("Sessions could not be looked up", ex);
			}
		}
	}

	void look() {
		Set<String> connected = this.connections.browserSessions();
		this.openUntil.keySet().retainAll(connected);
		Instant now = this.clock.instant();
		List<String> ids = Stream
			.concat(connected.stream().filter((id) -> isDue(id, now)),
					this.openUntil.keySet().stream().filter((id) -> !isDue(id, now)).limit(BATCH))
			.toList();
		for (int i = 0; i < ids.size(); i += BATCH) {
			lookUp(ids.subList(i, Math.min(i + BATCH, ids.size())));
		}
	}

	private boolean isDue(String id, Instant now) {
		Instant until = this.openUntil.get(id);
		return until == null || !until.isAfter(now);
	}

	private void lookUp(List<String> ids) {
		ids.forEach(this.openUntil::remove);
		Map<String, Instant> open = this.sessions.openUntil(ids);
		this.openUntil.putAll(open);
		Set<Credential> ended = ids.stream()
			.filter((id) -> !open.containsKey(id))
			.map(Credential::session)
			.collect(Collectors.toSet());
		if (!ended.isEmpty()) {
			this.connections.ended(ended);
		}
	}

	@Override
	public String threads() {
		return THREAD;
	}

	@Override
	public Duration sinceLastTurn() {
		return this.running ? this.turns.sinceLast() : Duration.ZERO;
	}

	@Override
	public void close() {
		this.running = false;
		this.thread.shutdown();
	}

}
