package chat.maru.fanout;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import chat.maru.fanout.Frames.Event;
import chat.maru.fanout.Frames.Frame;
import chat.maru.fanout.Frames.Receipt;
import chat.maru.network.Peers;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * A connection of a {@link Reader}, with a transport that writes at once or later, until
 * it ends.
 */
final class ReaderConnection implements Sink {

	private static final int MOST_WRITES = 12;

	private final Reader reader;

	private final Random random;

	private final Ending ending;

	private final int limit;

	private final boolean hasty;

	private final Outlet outlet;

	private final Set<String> unsubscribed = new HashSet<>();

	private int writesLeft;

	private boolean underWay;

	private boolean ended;

	private int receiptsSent;

	private int receiptsCame;

	private @Nullable Consumer<@Nullable Throwable> stuck;

	ReaderConnection(Reader reader, Random random, Stage stage, Ending ending) {
		this.reader = reader;
		this.random = random;
		this.ending = ending;
		this.limit = 1 << (10 + random.nextInt(7));
		this.hasty = random.nextBoolean();
		this.writesLeft = random.nextInt(MOST_WRITES);
		WebSocketSession session = mock(withSettings().stubOnly());
		this.outlet = new Outlet(session, stage.stripe(), this, Peers.withLimits(0, 0, 0).from("192.0.2.1"),
				this.limit);
		this.outlet.connected();
	}

	Outlet outlet() {
		return this.outlet;
	}

	/** All its subscriptions have started. */
	void begun() {
		if (this.writesLeft == 0 && (this.ending == Ending.LEFT || this.ending == Ending.CLOSED)) {
			this.reader.later(this.random.nextInt(40), this::end);
		}
	}

	void unsubscribe(String id) {
		this.outlet.unsubscribe(id);
		this.outlet.stripe().execute(() -> {
			synchronized (this.reader) {
				this.unsubscribed.add(id);
			}
		});
	}

	boolean hasEveryReceipt() {
		return this.receiptsCame == this.receiptsSent;
	}

	@Override
	public void write(Payload payload, Consumer<@Nullable Throwable> done) {
		synchronized (this.reader) {
			List<Frame> frames = frames(payload);
			check(frames);
			this.underWay = true;
			if (!this.reader.isConnectedBy(this)) {
				this.reader.later(this.random.nextInt(4), () -> fail(done));
			}
			else if (this.writesLeft-- == 0 && this.ending != Ending.NEVER) {
				end(payload, frames, done);
			}
			else if (this.hasty && this.random.nextInt(4) != 0) {
				take(frames, payload.length(), done);
			}
			else {
				this.reader.later(this.random.nextInt(12), () -> take(frames, payload.length(), done));
			}
		}
	}

	private List<Frame> frames(Payload payload) {
		try {
			return Frames.in(payload);
		}
		catch (IllegalArgumentException ex) {
			this.reader.wrong(ex.toString());
			return List.of();
		}
	}

	private void check(List<Frame> frames) {
		if (this.underWay) {
			this.reader.wrong("a write began before the one before was over");
		}
		if (this.ended) {
			this.reader.wrong("a write began after the end");
		}
		for (Frame frame : frames) {
			if (frame instanceof Event event && this.unsubscribed.contains(event.subscription())) {
				this.reader.wrong(event + " went out after the end of its subscription");
			}
		}
	}

	private void end(Payload payload, List<Frame> frames, Consumer<@Nullable Throwable> done) {
		switch (this.ending) {
			case CUT -> {
				came(frames, this.random.nextInt(payload.length() + 1));
				this.reader.lost(this);
				if (this.random.nextBoolean()) {
					this.reader.later(this.random.nextInt(8), this::sessionEnded);
				}
				this.reader.later(this.random.nextInt(8), () -> fail(done));
			}
			case BROKEN -> {
				this.underWay = false;
				throw new IllegalStateException("A transport of a test is broken");
			}
			case STUCK -> {
				this.stuck = done;
				this.reader.later(this.random.nextInt(60), () -> tick(TimeUnit.SECONDS.toNanos(5)));
				this.reader.later(this.random.nextInt(120), () -> tick(TimeUnit.SECONDS.toNanos(11)));
			}
			default -> {
				this.reader.later(this.random.nextInt(4), this::end);
				this.reader.later(this.random.nextInt(8), () -> take(frames, payload.length(), done));
			}
		}
	}

	private void end() {
		switch (this.ending) {
			case GREEDY -> receipts(1 + this.limit / "RECEIPT\nreceipt-id:1\n\n\0".length());
			case LEFT -> {
				this.reader.lost(this);
				sessionEnded();
			}
			default -> this.outlet.close(CloseStatus.GOING_AWAY);
		}
	}

	private void take(List<Frame> frames, int bytes, Consumer<@Nullable Throwable> done) {
		if (!this.reader.isConnectedBy(this)) {
			fail(done);
			return;
		}
		came(frames, bytes);
		this.underWay = false;
		done.accept(null);
		if (this.random.nextInt(8) == 0) {
			receipts(1 + this.random.nextInt(3));
		}
		if (this.random.nextInt(12) == 0) {
			this.reader.later(this.random.nextInt(4), () -> this.reader.subscribeAgain(this));
		}
	}

	private void came(List<Frame> frames, int bytes) {
		for (Frame frame : frames) {
			if (frame.end() <= bytes) {
				if (frame instanceof Event event) {
					this.reader.came(event);
				}
				else if (((Receipt) frame).number() != ++this.receiptsCame) {
					this.reader.wrong(frame + " came instead of " + this.receiptsCame);
				}
			}
		}
	}

	private void receipts(int count) {
		for (int i = 0; i < count; i++) {
			this.outlet.sendMessage(new TextMessage("RECEIPT\nreceipt-id:" + ++this.receiptsSent + "\n\n\0"));
		}
	}

	private void fail(Consumer<@Nullable Throwable> done) {
		this.underWay = false;
		done.accept(new IOException("A connection of a test is lost"));
	}

	private void tick(long nanos) {
		this.outlet.stripe().execute(() -> this.outlet.closeIfStuck(System.nanoTime() + nanos));
	}

	@Override
	public void close(CloseStatus status) {
		synchronized (this.reader) {
			this.ended = true;
			this.reader.lost(this);
			this.reader.later(this.random.nextInt(4), this::sessionEnded);
		}
	}

	@Override
	public void abort() {
		synchronized (this.reader) {
			Consumer<@Nullable Throwable> done = this.stuck;
			if (done != null) {
				this.stuck = null;
				this.reader.later(this.random.nextInt(4), () -> fail(done));
			}
		}
	}

	/** The session has ended, and the server is told. */
	private void sessionEnded() {
		this.outlet.sessionEnded();
		this.outlet.stripe().execute(() -> {
			synchronized (this.reader) {
				this.ended = true;
			}
		});
	}

	@Override
	public String toString() {
		return "a connection that ends " + this.ending;
	}

}
