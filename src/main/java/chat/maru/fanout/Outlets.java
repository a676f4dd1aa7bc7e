package chat.maru.fanout;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import chat.maru.network.Peer;
import chat.maru.settings.MaruProperties;
import chat.maru.sockjs.DrainingSession;
import chat.maru.sockjs.SockJsTransports;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.sockjs.transport.SockJsSession;
import org.springframework.web.socket.sockjs.transport.session.WebSocketServerSockJsSession;

/** The outlet of each open session. */
@Component
class Outlets implements SmartLifecycle, AutoCloseable {

	/** Threads for what can block. A client that blocks one is soon disconnected. */
	private static final int THREADS = 64;

	/** In a SockJS frame, which is JSON, a character takes up to six. */
	private static final int ESCAPED = 6;

	/** A frame that is a little too large gets its ERROR, a larger message is cut off. */
	private static final int TWICE = 2;

	private static final Duration GOING_AWAY = Duration.ofSeconds(5);

	private final Map<String, Outlet> outlets = new ConcurrentHashMap<>();

	private final ExecutorService mayWait;

	private final Stripes stripes;

	private final int waitingLimit;

	private final int frameBytes;

	private volatile boolean running;

	private volatile boolean goingAway;

	Outlets(Stripes stripes, MaruProperties properties) {
		this.stripes = stripes;
		this.waitingLimit = properties.limits().waitingBytes();
		this.frameBytes = properties.limits().frameBytes();
		ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (task) -> new Thread(task, "fanout-may-wait"),
				new ThreadPoolExecutor.DiscardPolicy());
		threads.allowCoreThreadTimeOut(true);
		this.mayWait = threads;
	}

	Outlet open(WebSocketSession session) {
		Peer peer = Peer.of(session.getAttributes());
		boolean room = peer.open(longestMessage(session), keptAfterEnd(session));
		Outlet outlet = new Outlet(session, this.stripes.next(), sink(session), peer, this.waitingLimit);
		this.outlets.put(session.getId(), outlet);
		if (this.goingAway) {
			outlet.close(CloseStatus.GOING_AWAY);
		}
		else if (!room) {
			// Others came between the handshake and this.
			outlet.close(CloseStatus.SERVICE_OVERLOAD);
		}
		return outlet;
	}

	Optional<Outlet> find(String session) {
		return Optional.ofNullable(this.outlets.get(session));
	}

	void ended(String session) {
		Outlet outlet = this.outlets.remove(session);
		if (outlet != null) {
			outlet.sessionEnded();
		}
		if (this.outlets.isEmpty()) {
			synchronized (this.outlets) {
				this.outlets.notifyAll();
			}
		}
	}

	private Sink sink(WebSocketSession session) {
		if (session instanceof DrainingSession draining) {
			return new HttpSink(draining, this.mayWait);
		}
		Assert.isInstanceOf(NativeWebSocketSession.class, session, "Neither SockJS over HTTP nor a WebSocket");
		if (session instanceof WebSocketServerSockJsSession sockJs) {
			// It would write beside us; STOMP's heartbeats do its work.
			sockJs.disableHeartbeat();
			return WebSocketSink.of(sockJs, sockJs.getSockJsServiceConfig().getMessageCodec());
		}
		return WebSocketSink.of((NativeWebSocketSession) session, null);
	}

	/**
	 * Spring looks for SockJS sessions that have ended each time a delay has passed. One
	 * over HTTP it keeps for another delay, because its client may ask once more.
	 */
	private static Duration keptAfterEnd(WebSocketSession session) {
		if (session instanceof DrainingSession) {
			return SockJsTransports.DISCONNECT_DELAY.multipliedBy(2);
		}
		return (session instanceof SockJsSession) ? SockJsTransports.DISCONNECT_DELAY : Duration.ZERO;
	}

	private int longestMessage(WebSocketSession session) {
		return ((session instanceof SockJsSession) ? ESCAPED : TWICE) * this.frameBytes;
	}

	@Override
	public void start() {
		this.goingAway = false;
		this.running = true;
	}

	/**
	 * Close all sessions and wait until the closing handshakes are done, so that clients
	 * hear that the server goes and do not take it for a broken line.
	 */
	@Override
	public void stop() {
		this.goingAway = true;
		this.outlets.values().forEach((outlet) -> outlet.close(CloseStatus.GOING_AWAY));
		long deadline = System.nanoTime() + GOING_AWAY.toNanos();
		synchronized (this.outlets) {
			while (!this.outlets.isEmpty() && System.nanoTime() < deadline) {
				try {
					this.outlets.wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					deadline = System.nanoTime();
				}
			}
		}
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** First of all to stop: the web server would wait for sessions, or cut them. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	/** Not in stop: what was stopped may be started again. */
	@Override
	public void close() {
		this.mayWait.shutdownNow();
	}

}
