package chat.maru.network;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Every byte of unfinished messages is counted and released. */
class PartialMessageTests {

	private static final int LONGEST = 100_000;

	private final IncomingMemory memory = new IncomingMemory(50_000, 40_000);

	private final PeerCount peers = new PeerCount(0, 0);

	@Test
	void aMessageIsAssembledFromItsParts() {
		PartialMessage message = new PartialMessage(known());
		message.add(bytes("마"));
		message.add(new byte[0]);
		message.add(bytes("루".repeat(3_000)));
		assertThat(message.text()).isEqualTo("마" + "루".repeat(3_000));
		assertThat(message.bytes()).isEqualTo(bytes(message.text()));
		message.clear();
		message.add(bytes("next"));
		assertThat(message.text()).isEqualTo("next");
	}

	@Test
	void anEmptyPartCountsTheContainersOverhead() {
		PartialMessage message = new PartialMessage(known());
		message.add(new byte[0]);
		assertThat(this.memory.used()).isGreaterThanOrEqualTo(8_192);
		message.clear();
		assertThat(this.memory.used()).isZero();
	}

	@Test
	void theReservedMemoryIsAtLeastTheMemoryInUse() {
		PartialMessage message = new PartialMessage(known());
		for (int i = 1; i <= 30; i++) {
			message.add(new byte[1_000]);
			assertThat(this.memory.used()).isGreaterThanOrEqualTo(8_192 + i * 1_000);
		}
		message.clear();
		assertThat(this.memory.used()).isZero();
	}

	@Test
	void allMessagesTogetherAreLimited() {
		PartialMessage first = new PartialMessage(known());
		first.add(new byte[30_000]);
		Peer other = peer("192.0.2.2");
		other.identify();
		PartialMessage second = new PartialMessage(other);
		tooMuch(TooMuch.Of.SERVER, () -> second.add(new byte[30_000]));
		second.clear();
		first.clear();
		second.add(new byte[30_000]);
		second.clear();
		assertThat(this.memory.used()).isZero();
	}

	@Test
	void oneAddressMayUseOnlyAShare() {
		PartialMessage message = new PartialMessage(known());
		tooMuch(TooMuch.Of.SERVER, () -> message.add(new byte[45_000]));
		assertThat(this.memory.used()).isBetween(1L, 40_000L);
		message.clear();
		assertThat(this.memory.used()).isZero();
	}

	@Test
	void messagesBeforeConnectAreSmall() {
		Peer stranger = peer();
		PartialMessage message = new PartialMessage(stranger);
		message.add(new byte[8_192]);
		tooMuch(TooMuch.Of.CONNECTION, () -> message.add(new byte[1]));
		message.clear();
		stranger.identify();
		message.add(new byte[8_193]);
	}

	@Test
	void unfinishedFrameAndMessageBeforeConnectAreCountedTogether() {
		Peer stranger = peer();
		stranger.frameContinues(4_000);
		PartialMessage message = new PartialMessage(stranger);
		message.add(new byte[3_900]);
		tooMuch(TooMuch.Of.CONNECTION, () -> message.add(new byte[100]));
	}

	@Test
	void smallPiecesOfAFrameCountForMoreThanTheirBytes() {
		Peer stranger = peer();
		tooMuch(TooMuch.Of.CONNECTION, () -> {
			for (int i = 0; i < 100; i++) {
				stranger.frameContinues(1);
			}
		});
		Peer known = known();
		tooMuch(TooMuch.Of.SERVER, () -> {
			for (int i = 0; i < 1_000; i++) {
				known.frameContinues(1);
			}
		});
	}

	@Test
	void aCompleteFrameIsNotCounted() {
		Peer peer = known();
		peer.frameContinues(10_000);
		assertThat(this.memory.used()).isGreaterThanOrEqualTo(10_000);
		peer.decoded(100);
		assertThat(this.memory.used()).isBetween(100L, 1_000L);
		peer.decoded(0);
		assertThat(this.memory.used()).isZero();
	}

	@Test
	void aConnectionReleasesItsMemoryOnceWhenItEnds() {
		Peer peer = known();
		PartialMessage message = new PartialMessage(peer);
		message.add(new byte[10_000]);
		peer.frameContinues(1_000);
		peer.end();
		assertThat(this.memory.used()).isZero();
		message.add(new byte[10_000]);
		message.clear();
		assertThat(this.memory.used()).isZero();
	}

	@Test
	void aMessageMustBeCompleteWithinHalfAMinute() {
		Peer peer = known();
		PartialMessage message = new PartialMessage(peer);
		message.add(new byte[1]);
		long begun = System.nanoTime();
		assertThat(peer.isOverdue(begun + TimeUnit.SECONDS.toNanos(29))).isFalse();
		message.add(new byte[1]);
		assertThat(peer.isOverdue(begun + TimeUnit.SECONDS.toNanos(31))).isTrue();
		message.clear();
		assertThat(peer.isOverdue(begun + TimeUnit.SECONDS.toNanos(31))).isFalse();
		peer.frameContinues(1);
		assertThat(peer.isOverdue(System.nanoTime() + TimeUnit.SECONDS.toNanos(31))).isTrue();
		peer.decoded(0);
		assertThat(peer.isOverdue(System.nanoTime() + TimeUnit.SECONDS.toNanos(31))).isFalse();
	}

	@Test
	void aRequestsBodyIsCountedUntilItIsClosed() throws Exception {
		try (BoundedBody body = new BoundedBody(new ByteArrayInputStream(new byte[10_000]), known())) {
			body.readAllBytes();
			assertThat(this.memory.used()).isEqualTo(30_000);
		}
		assertThat(this.memory.used()).isZero();
		BoundedBody large = new BoundedBody(new ByteArrayInputStream(new byte[10_000]), peer());
		tooMuch(TooMuch.Of.CONNECTION, large::readAllBytes);
	}

	private Peer known() {
		Peer peer = peer();
		peer.identify();
		return peer;
	}

	private Peer peer() {
		return peer("192.0.2.1");
	}

	private Peer peer(String address) {
		Peer peer = new Peer(this.peers, this.memory, address);
		peer.open(LONGEST, Duration.ZERO);
		return peer;
	}

	private static void tooMuch(TooMuch.Of of, ThrowingCallable action) {
		assertThatExceptionOfType(TooMuch.class).isThrownBy(action).extracting(TooMuch::of).isEqualTo(of);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
