package chat.maru.fanout;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import chat.maru.cluster.Currency;
import chat.maru.network.Peers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** A node that is not current tells its clients nothing of rooms and other users. */
class HeldOutletTests {

	private static final String EVENT = "MESSAGE\ndestination:/topic/presence\n\n"
			+ "\ndestination:/user/queue/errors\n\0";

	private static final String REFUSAL = "MESSAGE\ndestination:/user/queue/errors\ncontent-length:2\n\n{}\0";

	private static final String RECEIPT = "RECEIPT\nreceipt-id:1\n\n\0";

	private final Currency currency = mock();

	private final Stripe stripe = new Stripe(0, this.currency);

	private final Writes writes = new Writes();

	private final Outlet outlet = new Outlet(mock(WebSocketSession.class), this.stripe, this.writes,
			Peers.withLimits(0, 0, 0).from("192.0.2.1"), 1_000);

	@BeforeEach
	void lapse() {
		this.outlet.connected();
		given(this.currency.isCurrent()).willReturn(false);
	}

	@AfterEach
	void close() {
		this.stripe.close();
	}

	@Test
	void answersGoOutAndTheRestWhenItIsCurrentAgain() {
		send(EVENT, RECEIPT, EVENT, REFUSAL, "\n");
		assertThat(this.writes.texts).containsExactly(RECEIPT, REFUSAL, "\n");
		this.stripe.goOn();
		settle();
		assertThat(this.writes.texts).hasSize(3);
		given(this.currency.isCurrent()).willReturn(true);
		this.stripe.goOn();
		settle();
		assertThat(this.writes.texts).hasSize(4).endsWith(EVENT + EVENT);
	}

	@Test
	void whatWasHeldCountsUntilItIsSent() {
		for (int i = 0; i < 100; i++) {
			send(RECEIPT);
		}
		assertThat(this.writes.texts).hasSize(100);
		send("MESSAGE\n\n" + "a".repeat(1_000));
		assertThat(this.writes.closed).containsExactly(CloseStatus.SESSION_NOT_RELIABLE);
	}

	@Test
	void aSessionThatEndsMeanwhileGetsNothingMore() {
		send(EVENT);
		this.outlet.close(CloseStatus.POLICY_VIOLATION);
		settle();
		assertThat(this.writes.texts).isEmpty();
		assertThat(this.writes.closed).containsExactly(CloseStatus.POLICY_VIOLATION);
	}

	@Test
	void aClientGoesToAnotherNodeIfThisOneIsCutOff() {
		tick();
		assertThat(this.writes.closed).isEmpty();
		given(this.currency.isCutOff()).willReturn(true);
		tick();
		tick();
		assertThat(this.writes.closed).containsExactly(CloseStatus.SERVICE_OVERLOAD);
	}

	private void tick() {
		this.stripe.tick();
		settle();
	}

	private void send(String... frames) {
		for (String frame : frames) {
			this.outlet.sendMessage(new TextMessage(frame));
			settle();
		}
	}

	private void settle() {
		for (int i = 0; i < 3; i++) {
			CompletableFuture.runAsync(() -> {
			}, this.stripe).orTimeout(10, TimeUnit.SECONDS).join();
		}
	}

	/** A transport that takes everything at once. */
	private static final class Writes implements Sink {

		private final List<String> texts = new CopyOnWriteArrayList<>();

		private final List<CloseStatus> closed = new CopyOnWriteArrayList<>();

		@Override
		public void write(Payload payload, Consumer<@Nullable Throwable> done) {
			this.texts.add(payload.text());
			done.accept(null);
		}

		@Override
		public void close(CloseStatus status) {
			this.closed.add(status);
		}

		@Override
		public void abort() {
		}

	}

}
