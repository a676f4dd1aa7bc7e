package chat.maru.fanout;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/** One write at a time, joined; and no reader is waited for. */
class OutletTests {

	private static final int LIMIT = 1_000;

	private final Stripe stripe = new Stripe(0);

	private final WebSocketSession session = mock();

	private final Writes writes = new Writes();

	private final Outlet outlet = new Outlet(this.session, this.stripe, this.writes, Runnable::run, LIMIT);

	@AfterEach
	void close() {
		this.stripe.close();
	}

	@Test
	void whatComesDuringAWriteGoesOutJoinedInTheNext() {
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
	void oneWriteIsSoonOver() {
		Outlet wide = new Outlet(this.session, this.stripe, this.writes, Runnable::run, 1 << 20);
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
	void whoLetsTooMuchWaitIsDisconnected() throws Exception {
		send("under way");
		send("a".repeat(LIMIT));
		verify(this.session, never()).close(any());
		send("a");
		verify(this.session).close(CloseStatus.SESSION_NOT_RELIABLE);
		send("after it");
		this.writes.done(null);
		assertThat(settled().texts).containsExactly("under way");
	}

	@Test
	void whatHasGoneOutNoLongerWaits() throws Exception {
		for (int i = 0; i < 10; i++) {
			send("a".repeat(LIMIT));
			this.writes.done(null);
			settled();
		}
		assertThat(this.writes.texts).hasSize(10);
		verify(this.session, never()).close(any());
	}

	@Test
	void whoTakesNothingForTenSecondsIsDisconnected() throws Exception {
		send("stuck");
		long now = System.nanoTime();
		onStripe(() -> this.outlet.closeIfStuck(now + TimeUnit.SECONDS.toNanos(9)));
		verify(this.session, never()).close(any());
		assertThat(this.writes.aborted).isFalse();
		onStripe(() -> this.outlet.closeIfStuck(now + TimeUnit.SECONDS.toNanos(11)));
		assertThat(this.writes.aborted).isTrue();
		verify(this.session).close(CloseStatus.SESSION_NOT_RELIABLE);
	}

	@Test
	void whoHasNothingToTakeIsNotStuck() throws Exception {
		send("taken");
		this.writes.done(null);
		settled();
		this.outlet.connected();
		onStripe(() -> this.outlet.closeIfStuck(System.nanoTime() + TimeUnit.SECONDS.toNanos(60)));
		verify(this.session, never()).close(any());
	}

	@Test
	void itClosesAfterWhatWaits() throws Exception {
		send("a");
		send("b");
		this.outlet.close(CloseStatus.PROTOCOL_ERROR);
		this.outlet.close(CloseStatus.NORMAL);
		settled();
		verify(this.session, never()).close(any());
		this.writes.done(null);
		assertThat(settled().texts).containsExactly("a", "b");
		verify(this.session, never()).close(any());
		this.writes.done(null);
		settled();
		verify(this.session).close(CloseStatus.PROTOCOL_ERROR);
		verify(this.session, times(1)).close(any());
	}

	@Test
	void aWriteThatFailsEndsIt() throws Exception {
		send("a");
		this.writes.done(new IllegalStateException("A write of a test fails"));
		settled();
		verify(this.session).close(CloseStatus.SERVER_ERROR);
	}

	@Test
	void aSinkThatThrowsEndsIt() throws Exception {
		this.writes.broken = true;
		send("a");
		verify(this.session).close(CloseStatus.SERVER_ERROR);
	}

	@Test
	void nothingIsWrittenAfterTheEnd() {
		this.outlet.sessionEnded();
		send("a");
		assertThat(this.writes.texts).isEmpty();
	}

	@Test
	void whoDoesNotSayWhoTheyAreIsClosed() throws Exception {
		long now = System.nanoTime();
		onStripe(() -> this.outlet.closeIfStuck(now + TimeUnit.SECONDS.toNanos(19)));
		verify(this.session, never()).close(any());
		onStripe(() -> this.outlet.closeIfStuck(now + TimeUnit.SECONDS.toNanos(21)));
		verify(this.session).close(CloseStatus.POLICY_VIOLATION);
	}

	@Test
	void whoHasSaidWhoTheyAreMayBeSilent() throws Exception {
		this.outlet.connected();
		onStripe(() -> this.outlet.closeIfStuck(System.nanoTime() + TimeUnit.HOURS.toNanos(1)));
		verify(this.session, never()).close(any());
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

	/** A transport that takes as long as the test wants. */
	private static final class Writes implements Sink {

		private final List<String> texts = new CopyOnWriteArrayList<>();

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
		public void closing() {
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
