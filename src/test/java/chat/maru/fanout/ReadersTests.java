package chat.maru.fanout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import chat.maru.network.Peers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

class ReadersTests {

	private final Stripe stripe = new Stripe(0);

	private final RoomFeed feed = new RoomFeed("r", List.of(this.stripe));

	private final byte[] heading = new FrameHeaders().of("0", "/topic/chat");

	@AfterEach
	void close() {
		this.stripe.close();
	}

	@Test
	void readersAtTheSamePlaceShareTheSameBytes() {
		Taken first = reader(0, this.heading);
		Taken second = reader(0, this.heading);
		append(1);
		assertThat(first.payload).isNotNull().isSameAs(second.payload);
	}

	@Test
	void aReaderAtAnotherPlaceGetsTheEventsAfterIt() {
		append(1);
		append(2);
		Taken behind = reader(1, this.heading);
		Taken level = reader(2, this.heading);
		append(3);
		assertThat(text(behind)).contains("<3>").doesNotContain("<1>");
		assertThat(behind.all).contains("<2>");
		assertThat(level.all).doesNotContain("<2>").contains("<3>");
	}

	@Test
	void aReaderWithAnotherHeadingGetsItsOwnBatch() {
		Taken one = reader(0, this.heading);
		Taken other = reader(0, new FrameHeaders().of("1", "/topic/chat"));
		append(1);
		assertThat(text(one)).contains("subscription:0");
		assertThat(text(other)).contains("subscription:1");
	}

	@Test
	void aFailedWriteDoesNotSkipOtherReaders() {
		Taken before = reader(0, this.heading);
		Taken failing = reader(0, this.heading);
		failing.broken = true;
		Taken after = reader(0, this.heading);
		append(1);
		assertThat(before.all).contains("<1>");
		assertThat(after.all).contains("<1>");
		append(2);
		assertThat(after.all).contains("<2>");
		assertThat(failing.all).isEmpty();
	}

	@Test
	void anErrorDoesNotSkipOtherReadersOrLaterEvents() {
		RoomSubscription failing = mock();
		willThrow(new LinkageError("A subscriber of a test fails")).given(failing).somethingNew();
		Readers readers = this.feed.readers(this.stripe);
		CompletableFuture.runAsync(() -> readers.add(failing), this.stripe).orTimeout(10, TimeUnit.SECONDS).join();
		Taken after = reader(0, this.heading);
		append(1);
		assertThat(after.all).contains("<1>");
		append(2);
		assertThat(after.all).contains("<2>");
	}

	private Taken reader(long after, byte[] itsHeading) {
		Taken taken = new Taken();
		WebSocketSession session = mock();
		Outlet outlet = new Outlet(session, this.stripe, taken, Peers.withLimits(0, 0, 0).from("192.0.2.1"), 1 << 20);
		outlet.subscribe("s", new RoomSubscription(outlet, mock(), this.feed, mock(), itsHeading, after));
		settle();
		return taken;
	}

	private void append(long seq) {
		this.feed.append(List.of(new EncodedEvent(seq, 0, ("<" + seq + ">").getBytes(StandardCharsets.UTF_8))));
		settle();
	}

	private void settle() {
		for (int i = 0; i < 3; i++) {
			CompletableFuture.runAsync(() -> {
			}, this.stripe).orTimeout(10, TimeUnit.SECONDS).join();
		}
	}

	private static String text(Taken taken) {
		Payload payload = taken.payload;
		return (payload != null) ? payload.text() : "";
	}

	/** A transport that writes everything at once. */
	private static final class Taken implements Sink {

		private volatile @Nullable Payload payload;

		private volatile String all = "";

		private volatile boolean broken;

		@Override
		public void write(Payload payload, Consumer<@Nullable Throwable> done) {
			if (this.broken) {
				done.accept(new IllegalStateException("A transport of a test fails"));
				return;
			}
			this.payload = payload;
			this.all = this.all + payload.text();
			done.accept(null);
		}

		@Override
		public void close(CloseStatus status) {
		}

		@Override
		public void abort() {
		}

	}

}
