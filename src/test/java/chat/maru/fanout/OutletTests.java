package chat.maru.fanout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import chat.maru.network.Peer;
import chat.maru.network.Peers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** One write is under way at a time, frames are joined, and no client is waited for. */
class OutletTests {

	private static final int LIMIT = 1_000;

	private final Stripe stripe = new Stripe(0);

	private final WebSocketSession session = mock();

	private final Writes writes = new Writes();

	private final Peers peers = Peers.withLimits(1 << 20, 1, 1);

	private final Peer peer = this.peers.from("192.0.2.1");

	private final Outlet outlet = new Outlet(this.session, this.stripe, this.writes, this.peer, LIMIT);

	@AfterEach
	void close() {
		this.stripe.close();
	}

	@Test
	void framesThatArriveDuringAWriteAreJoinedInTheNext() {
		send("a");
		send("b");
		send("c");
		assertThat(this.writes.texts).containsExactly("a");
		this.writes.done(null);
		assertThat(settled().texts).containsExactly("a", "bc");
		this.writes.done(null);
		assertThat(settled().texts).containsExactly("a", "bc");
	}

	@Test
	void aWriteIsBounded() {
		Outlet wide = new Outlet(this.session, this.stripe, this.writes, this.peer, 1 << 20);
		wide.sendMessage(new TextMessage("first"));
		settled();
		for (int i = 0; i < 40; i++) {
			wide.sendMessage(new TextMessage("a".repeat(1_024)));
		}
		settled();
		this.writes.done(null);
		assertThat(settled().texts.get(1)).hasSize(16 * 1_024);
		this.writes.done(null);
		assertThat(settled().texts.get(2)).hasSize(16 * 1_024);
		this.writes.done(null);
		assertThat(settled().texts.get(3)).hasSize(8 * 1_024);
	}

	@Test
	void aClientWithTooMuchWaitingIsDisconnected() {
		send("under way");
		send("a".repeat(LIMIT));
		assertThat(this.writes.closed).isEmpty();
		send("a");
		assertThat(this.writes.closed).containsExactly(CloseStatus.SESSION_NOT_RELIABLE);
		send("after it");
		this.writes.done(null);
		assertThat(settled().texts).containsExactly("under way");
	}

	@Test
	void sentFramesDoNotCountAsWaiting() {
		for (int i = 0; i < 10; i++) {
			send("a".repeat(LIMIT));
			this.writes.done(null);
			settled();
		}
		assertThat(this.writes.texts).hasSize(10);
		assertThat(this.writes.closed).isEmpty();
	}

	@Test
	void aClientThatReadsNothingForTenSecondsIsDisconnected() {
		send("stuck");
		long now = System.nanoTime();
		onStripe(() -> this.outlet.closeIfStuck(now + TimeUnit.SECONDS.toNanos(9)));
		assertThat(this.writes.closed).isEmpty();
		assertThat(this.writes.aborted).isFalse();
		onStripe(() -> this.outlet.closeIfStuck(now + TimeUnit.SECONDS.toNanos(11)));
		assertThat(this.writes.aborted).isTrue();
		assertThat(this.writes.closed).containsExactly(CloseStatus.SESSION_NOT_RELIABLE);
	}

	@Test
	void anIdleClientIsNotStuck() {
		send("taken");
		this.writes.done(null);
		settled();
		this.outlet.connected();
		onStripe(() -> this.outlet.closeIfStuck(System.nanoTime() + TimeUnit.SECONDS.toNanos(60)));
		assertThat(this.writes.closed).isEmpty();
	}

	@Test
	void closingWaitsForTheWaitingFrames() {
		send("a");
		send("b");
		this.outlet.close(CloseStatus.PROTOCOL_ERROR);
		this.outlet.close(CloseStatus.NORMAL);
		settled();
		assertThat(this.writes.closed).isEmpty();
		this.writes.done(null);
		assertThat(settled().texts).containsExactly("a", "b");
		assertThat(this.writes.closed).isEmpty();
		this.writes.done(null);
		settled();
		assertThat(this.writes.closed).containsExactly(CloseStatus.PROTOCOL_ERROR);
	}

	@Test
	void aFailedWriteEndsTheSession() {
		send("a");
		this.writes.done(new IllegalStateException("A write of a test fails"));
		settled();
		assertThat(this.writes.closed).containsExactly(CloseStatus.SERVER_ERROR);
	}

	@Test
	void aSinkThatThrowsEndsTheSession() {
		this.writes.broken = true;
		send("a");
		assertThat(this.writes.closed).containsExactly(CloseStatus.SERVER_ERROR);
	}

	@Test
	void nothingIsWrittenAfterTheEnd() {
		this.outlet.sessionEnded();
		send("a");
		assertThat(this.writes.texts).isEmpty();
	}

	@Test
	void aClientThatDoesNotAuthenticateIsDisconnected() {
		long now = System.nanoTime();
		onStripe(() -> this.outlet.closeIfStuck(now + TimeUnit.SECONDS.toNanos(19)));
		assertThat(this.writes.closed).isEmpty();
		onStripe(() -> this.outlet.closeIfStuck(now + TimeUnit.SECONDS.toNanos(21)));
		assertThat(this.writes.closed).containsExactly(CloseStatus.POLICY_VIOLATION);
	}

	@Test
	void anAuthenticatedClientMayBeSilent() {
		this.outlet.connected();
		onStripe(() -> this.outlet.closeIfStuck(System.nanoTime() + TimeUnit.HOURS.toNanos(1)));
		assertThat(this.writes.closed).isEmpty();
	}

	@Test
	void anUnfinishedMessageEndsTheSessionAfterHalfAMinute() {
		this.outlet.connected();
		this.peer.frameContinues(1);
		onStripe(() -> this.outlet.closeIfStuck(System.nanoTime() + TimeUnit.SECONDS.toNanos(29)));
		assertThat(this.writes.closed).isEmpty();
		onStripe(() -> this.outlet.closeIfStuck(System.nanoTime() + TimeUnit.SECONDS.toNanos(31)));
		assertThat(this.writes.closed).extracting(CloseStatus::getCode).containsExactly(1008);
	}

	@Test
	void aClientThatDoesNotCloseIsCutOffAfterFiveSeconds() {
		this.outlet.close(CloseStatus.NORMAL);
		settled();
		long now = System.nanoTime();
		onStripe(() -> this.outlet.closeIfStuck(now + TimeUnit.SECONDS.toNanos(4)));
		assertThat(this.writes.aborted).isFalse();
		onStripe(() -> this.outlet.closeIfStuck(now + TimeUnit.SECONDS.toNanos(6)));
		assertThat(this.writes.aborted).isTrue();
		assertThat(this.writes.closed).containsExactly(CloseStatus.NORMAL);
	}

	@Test
	void aConnectionIsCountedUntilItAuthenticatesOrEnds() {
		assertThat(this.peer.open(1_000, Duration.ZERO)).isTrue();
		assertThat(this.peers.count()).isEqualTo(1);
		this.outlet.close(CloseStatus.NORMAL);
		settled();
		assertThat(this.peers.count()).isEqualTo(1);
		this.outlet.sessionEnded();
		settled();
		assertThat(this.peers.count()).isZero();
		Peer other = this.peers.from("192.0.2.1");
		other.open(1_000, Duration.ZERO);
		new Outlet(this.session, this.stripe, this.writes, other, LIMIT).connected();
		assertThat(this.peers.count()).isZero();
	}

	private void send(String text) {
		this.outlet.sendMessage(new TextMessage(text));
		settled();
	}

	private Writes settled() {
		onStripe(() -> {
		});
		return this.writes;
	}

	private void onStripe(Runnable task) {
		CompletableFuture.runAsync(task, this.stripe).orTimeout(10, TimeUnit.SECONDS).join();
	}

	/** A transport whose writes take as long as the test decides. */
	private static final class Writes implements Sink {

		private final List<String> texts = new CopyOnWriteArrayList<>();

		private final List<CloseStatus> closed = new CopyOnWriteArrayList<>();

		private volatile boolean broken;

		private volatile boolean aborted;

		private volatile Consumer<@Nullable Throwable> done = (failure) -> {
			throw new IllegalStateException("Nothing was written");
		};

		@Override
		public void write(Payload payload, Consumer<@Nullable Throwable> done) {
			if (this.broken) {
				throw new IllegalStateException("A transport of a test fails");
			}
			this.texts.add(payload.text());
			this.done = done;
		}

		@Override
		public void close(CloseStatus status) {
			this.closed.add(status);
		}

		@Override
		public void abort() {
			this.aborted = true;
		}

		void done(@Nullable Throwable failure) {
			this.done.accept(failure);
		}

	}

}
