package chat.maru.fanout;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import chat.maru.health.FatalErrors;
import chat.maru.network.Peer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/**
 * Sends frames to one session. One write is under way at a time; frames that arrive
 * meanwhile are joined in the next one. Nothing blocks here, so one slow client cannot
 * delay another. A client that reads nothing for ten seconds, or has too many bytes
 * waiting, is disconnected and resumes with {@code after}.
 */
final class Outlet extends WebSocketSessionDecorator
		implements RoomSubscription.Output, PresenceSubscription.Output, Stripe.Session {

	private static final long WRITE_TIMEOUT = TimeUnit.SECONDS.toNanos(10);

	/** How long a client may take to send CONNECT. */
	private static final long CONNECT_TIMEOUT = TimeUnit.SECONDS.toNanos(20);

	/** How long a client may take to complete the closing handshake. */
	private static final long CLOSE_TIMEOUT = TimeUnit.SECONDS.toNanos(5);

	/**
	 * Writes that take less than this do not count as slow: the server itself may have
	 * stalled.
	 */
	private static final long STALL_TOLERANCE = TimeUnit.SECONDS.toNanos(1);

	private static final CloseStatus MESSAGE_UNFINISHED = CloseStatus.POLICY_VIOLATION.withReason("message-unfinished");

	private static final Log logger = LogFactory.getLog(Outlet.class);

	private final Stripe stripe;

	private final Sink sink;

	private final Peer peer;

	private final int waitingLimit;

	private final OwnFrames frames;

	private final Map<String, RoomSubscription> subscriptions = new LinkedHashMap<>();

	private final Map<String, SignalSubscription> signals = new HashMap<>(2);

	private final long opened = System.nanoTime();

	private boolean writing;

	private long writingSince;

	/** Written on the stripe only. */
	private volatile boolean closed;

	private long closedAt;

	private @Nullable CloseStatus closing;

	/**
	 * Creates the output of a session.
	 * @param peer bounds what the client can make the server keep
	 * @param waitingLimit bytes that may wait before the session is disconnected
	 */
	Outlet(WebSocketSession session, Stripe stripe, Sink sink, Peer peer, int waitingLimit) {
		super(session);
		this.stripe = stripe;
		this.sink = sink;
		this.peer = peer;
		this.waitingLimit = waitingLimit;
		this.frames = new OwnFrames(waitingLimit);
		stripe.execute(() -> stripe.add(this));
	}

	@Override
	public Stripe stripe() {
		return this.stripe;
	}

	/**
	 * Sends a frame that is for this session only. Once the session is closing, the frame
	 * is dropped: a client that keeps sending requests would otherwise never be closed.
	 */
	@Override
	public void sendMessage(WebSocketMessage<?> message) {
		Payload frame = Payload.of(message.getPayload().toString());
		if (!this.frames.reserve(frame)) {
			this.stripe.execute(() -> disconnect("too much waited for it"));
			return;
		}
		this.stripe.execute(() -> take(frame));
	}

	private void take(Payload frame) {
		if (this.closing == null) {
			this.frames.add(frame);
			pump();
		}
	}

	@Override
	public void watch(String id, PresenceSubscription subscription, Payload snapshot) {
		this.stripe.execute(() -> {
			if (!this.closed) {
				this.signals.put(id, subscription);
				subscription.begin();
				announce(snapshot);
			}
		});
	}

	/** Begins a subscription that sends its first frame itself, if any. */
	void watch(String id, SignalSubscription subscription) {
		this.stripe.execute(() -> {
			if (!this.closed) {
				this.signals.put(id, subscription);
				subscription.begin();
			}
		});
	}

	@Override
	public void announce(Payload frame) {
		if (this.frames.reserve(frame)) {
			take(frame);
		}
		else {
			disconnect("too much waited for it");
		}
	}

	void subscribe(String id, RoomSubscription subscription) {
		this.stripe.execute(() -> {
			if (!this.closed) {
				this.subscriptions.put(id, subscription);
				subscription.begin();
			}
			else {
				subscription.end();
			}
		});
	}

	void unsubscribe(String id) {
		this.stripe.execute(() -> {
			RoomSubscription subscription = this.subscriptions.remove(id);
			if (subscription != null) {
				subscription.end();
			}
			SignalSubscription watching = this.signals.remove(id);
			if (watching != null) {
				watching.end();
			}
		});
	}

	/** Ends the subscriptions to a room. */
	void leave(String room) {
		this.stripe.execute(() -> {
			this.subscriptions.values().removeIf((subscription) -> {
				boolean matches = subscription.room().equals(room);
				if (matches) {
					subscription.end();
				}
				return matches;
			});
			this.signals.values().removeIf((subscription) -> {
				boolean matches = subscription.isOf(room);
				if (matches) {
					subscription.end();
				}
				return matches;
			});
		});
	}

	@Override
	public void pump() {
		if (this.writing || this.closed) {
			return;
		}
		Payload payload = this.stripe.maySend() ? next() : this.frames.nextAnswers();
		if (payload != null) {
			this.writing = true;
			this.writingSince = System.nanoTime();
			write(payload);
		}
		else if (this.closing != null) {
			closeNow(this.closing);
		}
	}

	@Override
	public void goOn() {
		pump();
	}

	private @Nullable Payload next() {
		Payload payload = this.frames.next();
		if (this.closing == null) {
			for (RoomSubscription subscription : this.subscriptions.values()) {
				if (payload == null) {
					payload = subscription.next();
				}
				else if (payload.length() < Batch.BYTES) {
					Payload next = subscription.next();
					payload = (next != null) ? payload.and(next) : payload;
				}
			}
		}
		return payload;
	}

	private void write(Payload payload) {
		try {
			this.sink.write(payload, this::done);
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			done(ex);
		}
	}

	/**
	 * Called from any thread. It is the stripe's own if the transport took all bytes at
	 * once.
	 */
	private void done(@Nullable Throwable failure) {
		if (!this.stripe.isCurrent()) {
			this.stripe.execute(() -> {
				written(failure);
				pump();
			});
			return;
		}
		written(failure);
		if (hasMore()) {
			// The other sessions of this stripe get their turn first.
			this.stripe.execute(this::pump);
		}
	}

	private void written(@Nullable Throwable failure) {
		this.writing = false;
		if (failure != null && !this.closed) {
			logger.debug("Writing to " + getId() + " failed", failure);
			closeNow(CloseStatus.SERVER_ERROR);
		}
	}

	private boolean hasMore() {
		if (!this.frames.isEmpty() || this.closing != null) {
			return true;
		}
		for (RoomSubscription subscription : this.subscriptions.values()) {
			if (subscription.isBehind()) {
				return true;
			}
		}
		return false;
	}

	/** Closes the session after the waiting frames have been sent. */
	@Override
	public void close(CloseStatus status) {
		this.stripe.execute(() -> {
			if (this.closing == null) {
				this.closing = status;
			}
			pump();
		});
	}

	@Override
	public void close() throws IOException {
		close(CloseStatus.NORMAL);
	}

	@Override
	public void failed() {
		closeNow(CloseStatus.SERVER_ERROR);
	}

	/** The client has authenticated. */
	void connected() {
		this.peer.identify();
	}

	/**
	 * Ends the session if its client does not connect, does not finish a message, reads
	 * nothing, or does not complete the closing handshake, or if another node can serve
	 * it better.
	 */
	@Override
	public void closeIfStuck(long now) {
		if (this.closed) {
			if (now - this.closedAt > CLOSE_TIMEOUT) {
				this.sink.abort();
				forget();
			}
			return;
		}
		if (this.stripe.isCutOff()) {
			closeNow(CloseStatus.SERVICE_OVERLOAD);
			return;
		}
		if (!this.peer.isIdentified() && now - this.opened > CONNECT_TIMEOUT) {
			closeNow(CloseStatus.POLICY_VIOLATION);
			return;
		}
		if (this.peer.isOverdue(now)) {
			closeNow(MESSAGE_UNFINISHED);
			return;
		}
		if (!this.writing) {
			return;
		}
		long stuck = now - this.writingSince;
		if (stuck > WRITE_TIMEOUT) {
			disconnect("it took nothing for ten seconds");
		}
		else if (stuck > STALL_TOLERANCE && this.subscriptions.values()
			.stream()
			.mapToLong(RoomSubscription::waitingBytes)
			.sum() > this.waitingLimit) {
			disconnect("too much waited for it");
		}
	}

	private void disconnect(String why) {
		if (!this.closed) {
			logger.info("Disconnected a slow reader, session " + getId() + ": " + why);
			// A close frame would wait behind the frames that the client does not read.
			this.sink.abort();
			closeNow(CloseStatus.SESSION_NOT_RELIABLE);
		}
	}

	/**
	 * Whether nothing is sent any more. The client may send until it has answered the
	 * close frame.
	 */
	boolean isClosed() {
		return this.closed;
	}

	private void closeNow(CloseStatus status) {
		if (!this.closed) {
			ended();
			this.sink.close(status);
		}
	}

	/** The session has ended, on either side. */
	void sessionEnded() {
		this.stripe.execute(() -> {
			ended();
			forget();
		});
	}

	private void ended() {
		if (!this.closed) {
			this.closed = true;
			this.closedAt = System.nanoTime();
		}
		this.subscriptions.values().forEach(RoomSubscription::end);
		this.subscriptions.clear();
		this.signals.values().forEach(SignalSubscription::end);
		this.signals.clear();
		this.frames.clear();
	}

	private void forget() {
		this.stripe.remove(this);
		this.peer.end();
	}

}
