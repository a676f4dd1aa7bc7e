package chat.maru.fanout;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import chat.maru.log.EpochListener;
import chat.maru.network.NetworkSettings;
import chat.maru.network.Peer;
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
class Outlets implements EpochListener, SmartLifecycle, AutoCloseable {

	/**
	 * Threads for writes that can block. A client that blocks one is soon disconnected.
	 */
	private static final int THREADS = 64;

	/** A SockJS frame is JSON, in which a character takes up to six bytes. */
	private static final int SOCKJS_FACTOR = 6;

	/**
	 * A frame that is a little too large gets an ERROR frame; a larger message ends the
	 * connection.
	 */
	private static final int WEBSOCKET_FACTOR = 2;

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final Map<String, Outlet> outlets = new ConcurrentHashMap<>();

	private final ExecutorService mayWait;

	private final Stripes stripes;

	private final int waitingLimit;

	private final int frameBytes;

	private volatile boolean running;

	private volatile boolean goingAway;

	Outlets(Stripes stripes, FanoutSettings settings, NetworkSettings network) {
		this.stripes = stripes;
		this.waitingLimit = settings.waitingBytes();
		this.frameBytes = network.limits().frameBytes();
		ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (task) -> new Thread(task, "fanout-may-wait"),
				new ThreadPoolExecutor.DiscardPolicy());
		threads.allowCoreThreadTimeOut(true);
		this.mayWait = threads;
	}

	Outlet open(WebSocketSession session) {
		Peer peer = Peer.of(session.getAttributes());
		boolean admitted = peer.open(longestMessage(session), keptAfterEnd(session));
		Outlet outlet = new Outlet(session, this.stripes.next(), sink(session), peer, this.waitingLimit);
		this.outlets.put(session.getId(), outlet);
		if (this.goingAway) {
			outlet.close(CloseStatus.GOING_AWAY);
		}
		else if (!admitted) {
			// Other connections took the last places since the handshake.
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

	/** Closes all sessions. */
	void closeAll(CloseStatus status) {
		this.outlets.values().forEach((outlet) -> outlet.close(status));
	}

	/** Clients connect again, and learn the new epoch. */
	@Override
	public void epochChanged() {
		closeAll(CloseStatus.SERVICE_RESTARTED);
	}

	private Sink sink(WebSocketSession session) {
		if (session instanceof DrainingSession draining) {
			return new HttpSink(draining, this.mayWait);
		}
		Assert.isInstanceOf(NativeWebSocketSession.class, session, "Neither SockJS over HTTP nor a WebSocket");
		if (session instanceof WebSocketServerSockJsSession sockJs) {
			// SockJS heartbeats would bypass this outlet. STOMP's heartbeats serve the
			// same purpose.
			sockJs.disableHeartbeat();
			return WebSocketSink.of(sockJs, sockJs.getSockJsServiceConfig().getMessageCodec());
		}
		return WebSocketSink.of((NativeWebSocketSession) session, null);
	}

	/**
	 * How long Spring keeps a session in memory after its end. It looks for SockJS
	 * sessions that have ended each time the disconnect delay has passed. One over HTTP
	 * is kept for another delay, because its client may send one more request.
	 */
	private static Duration keptAfterEnd(WebSocketSession session) {
		if (session instanceof DrainingSession) {
			return SockJsTransports.DISCONNECT_DELAY.multipliedBy(2);
		}
		return (session instanceof SockJsSession) ? SockJsTransports.DISCONNECT_DELAY : Duration.ZERO;
	}

	private int longestMessage(WebSocketSession session) {
		return ((session instanceof SockJsSession) ? SOCKJS_FACTOR : WEBSOCKET_FACTOR) * this.frameBytes;
	}

	@Override
	public void start() {
		this.goingAway = false;
		this.running = true;
	}

	/**
	 * Closes all sessions and waits until the closing handshakes are done, for at most 5
	 * s. The clients then know that the server is stopping and do not take it for a
	 * broken connection.
	 */
	@Override
	public void stop() {
		this.goingAway = true;
		closeAll(CloseStatus.GOING_AWAY);
		long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
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

	/**
	 * Stops before everything else: the web server would wait for sessions, or cut them.
	 */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	/** Not done in stop: a stopped bean may be started again. */
	@Override
	public void close() {
		this.mayWait.shutdownNow();
	}

}
