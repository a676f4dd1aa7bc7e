package chat.maru.network;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections whose clients have not authenticated are limited. */
class PeersTests {

	private static final int MESSAGE = 1_000;

	@Test
	void theConnectionsOfOneAddressAreLimited() {
		Peers peers = Peers.withLimits(0, 0, 2);
		Peer first = opened(peers, "192.0.2.1");
		opened(peers, "192.0.2.1");
		assertThat(peers.from("192.0.2.1").room()).isEqualTo(PeerCount.Room.NONE_FOR_ADDRESS);
		assertThat(peers.from("192.0.2.1").open(MESSAGE, Duration.ZERO)).isFalse();
		assertThat(peers.count()).isEqualTo(2);
		opened(peers, "192.0.2.2");
		first.end();
		opened(peers, "192.0.2.1");
	}

	@Test
	void anIpv6NetworkIsOneAddress() {
		Peers peers = Peers.withLimits(0, 0, 1);
		opened(peers, "2001:db8:0:1:0:0:0:1");
		assertThat(peers.from("2001:db8:0:1:0:0:0:2").room()).isEqualTo(PeerCount.Room.NONE_FOR_ADDRESS);
		assertThat(peers.from("2001:db8:0:2:0:0:0:1").room()).isEqualTo(PeerCount.Room.FREE);
	}

	@Test
	void allConnectionsTogetherAreLimited() {
		Peers peers = Peers.withLimits(0, 2, 0);
		opened(peers, "192.0.2.1");
		Peer second = opened(peers, "192.0.2.2");
		assertThat(peers.from("192.0.2.3").room()).isEqualTo(PeerCount.Room.NONE);
		assertThat(peers.from("192.0.2.3").open(MESSAGE, Duration.ZERO)).isFalse();
		second.identify();
		second.end();
		second.end();
		assertThat(peers.count()).isEqualTo(1);
		opened(peers, "192.0.2.3");
		assertThat(peers.from("192.0.2.3").room()).isEqualTo(PeerCount.Room.NONE);
	}

	@Test
	void aFewAddressesCannotTakeAllPlaces() {
		Peers peers = Peers.withLimits(0, 1_000, 100);
		for (int turn = 0; turn < 100; turn++) {
			for (int address = 0; address < 10; address++) {
				peers.from("192.0.2." + address).open(MESSAGE, Duration.ZERO);
			}
		}
		assertThat(peers.count()).isLessThan(600);
		for (int i = 0; i < 20; i++) {
			opened(peers, "192.0.2.77");
		}
	}

	@Test
	void aConnectionThatWasNotOpenedIsNotSubtracted() {
		Peers peers = Peers.withLimits(0, 1, 0);
		opened(peers, "192.0.2.1");
		Peer refused = peers.from("192.0.2.2");
		refused.open(MESSAGE, Duration.ZERO);
		refused.end();
		peers.from("192.0.2.3").end();
		assertThat(peers.count()).isEqualTo(1);
	}

	@Test
	void aSessionThatIsKeptAfterItsEndCountsUntilItIsReleased() {
		Peers peers = Peers.withLimits(0, 1, 0);
		Peer peer = peers.from("192.0.2.1");
		peer.open(MESSAGE, Duration.ofSeconds(20));
		peer.end();
		long ended = System.nanoTime();
		assertThat(peers.from("192.0.2.1").room()).isEqualTo(PeerCount.Room.NONE);
		peers.forgetEnded(ended + TimeUnit.SECONDS.toNanos(19));
		assertThat(peers.count()).isEqualTo(1);
		peers.forgetEnded(ended + TimeUnit.SECONDS.toNanos(21));
		assertThat(peers.count()).isZero();
	}

	private static Peer opened(Peers peers, String address) {
		Peer peer = peers.from(address);
		assertThat(peer.room()).isEqualTo(PeerCount.Room.FREE);
		assertThat(peer.open(MESSAGE, Duration.ZERO)).isTrue();
		return peer;
	}

}
