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
import java.util.stream.Stream;

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
 * Notices within a second that a browser's session has expired that somebody is connected
 * with: nobody asks for it meanwhile, so nothing else would cut the connection. When a
 * session expires is remembered and asked again then, because it may have been used. What
 * is not due is asked in turn, a few hundred at a time: a session can also vanish.
 */
@Component
class SessionWatch implements AutoCloseable, WatchedLoop {

	private static final String THREAD = "session-watch";

	private static final Log logger = LogFactory.getLog(SessionWatch.class);

	private static final int EVERY_MILLIS = 500;

	/** Sessions of one query. */
	static final int BATCH = 500;

	private final Connections connections;

	private final Sessions sessions;

	private final Clock clock;

	/** Those asked about longest ago come first. Only the one thread looks at it. */
	private final Map<String, Instant> openUntil = new LinkedHashMap<>();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, THREAD));

	private final Turns turns = new Turns();

	private volatile boolean running;

	SessionWatch(Connections connections, Sessions sessions, Clock clock) {
		this.connections = connections;
		this.sessions = sessions;
		this.clock = clock;
	}

	/** Once everything that hears of ended sessions is there. */
	@EventListener
	void ready(WebServerInitializedEvent event) {
		this.turns.next();
		this.running = true;
		this.thread.scheduleWithFixedDelay(this::lookAndGoOn, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void lookAndGoOn() {
		this.turns.next();
		try {
			look();
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			// A timer does not come again after an exception.
			if (!this.thread.isShutdown()) {
				logger.warn("Sessions could not be looked at", ex);
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
			ask(ids.subList(i, Math.min(i + BATCH, ids.size())));
		}
	}

	private boolean isDue(String id, Instant now) {
		Instant until = this.openUntil.get(id);
		return until == null || !until.isAfter(now);
	}

	private void ask(List<String> ids) {
		ids.forEach(this.openUntil::remove);
		this.openUntil.putAll(this.sessions.openUntil(ids));
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
