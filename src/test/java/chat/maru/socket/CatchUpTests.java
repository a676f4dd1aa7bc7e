package chat.maru.socket;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import chat.maru.support.Connection;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.Subscription;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that was disconnected gets what it missed, once and in order, over every
 * transport.
 */
@MaruTest
class CatchUpTests {

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@EnumSource
	void missedEventsComeBeforeNewOnes(Transport transport) {
		String room = this.maru.room();
		Guest guest = this.maru.guest();
		this.maru.fill(room, guest, 10);
		Connection connection = this.maru.connect(transport, guest);
		Subscription subscription = connection.subscribe("/topic/chat." + room, "after", "3");
		connection.post(room, "new");
		assertThat(subscription.next(8)).extracting(Posts::seq).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
	}

	@ParameterizedTest
	@EnumSource
	void aSeqWithTheEpochOfConnectedIsAccepted(Transport transport) {
		String room = this.maru.room();
		Guest guest = this.maru.guest();
		this.maru.fill(room, guest, 2);
		Connection connection = this.maru.connect(transport, guest);
		String epoch = String.valueOf(connection.connected().getFirst("epoch"));
		Subscription subscription = connection.subscribe("/topic/chat." + room, "after", "1", "epoch", epoch);
		assertThat(Posts.seq(subscription.next())).isEqualTo(2L);
	}

	@ParameterizedTest
	@EnumSource
	void withoutAfterOnlyNewEventsArrive(Transport transport) {
		String room = this.maru.room();
		Guest guest = this.maru.guest();
		this.maru.fill(room, guest, 10);
		Connection connection = this.maru.connect(transport, guest);
		Subscription subscription = connection.subscribe("/topic/chat." + room);
		connection.post(room, "new");
		assertThat(Posts.seq(subscription.next())).isEqualTo(11L);
	}

	@ParameterizedTest
	@EnumSource
	void aLongIdleSubscriptionStillGetsNewEvents(Transport transport) {
		String room = this.maru.room();
		Connection connection = this.maru.connect(transport, this.maru.guest());
		Subscription subscription = connection.subscribe("/topic/chat." + room);
		// A feed without references is garbage collected.
		System.gc();
		connection.post(room, "new");
		assertThat(Posts.seq(subscription.next())).isEqualTo(1L);
	}

	@ParameterizedTest
	@EnumSource
	void afterTheNewestSeqNothingWasMissed(Transport transport) {
		String room = this.maru.room();
		Guest guest = this.maru.guest();
		this.maru.fill(room, guest, 3);
		Connection connection = this.maru.connect(transport, guest);
		Subscription subscription = connection.subscribe("/topic/chat." + room, "after", "3");
		connection.post(room, "new");
		assertThat(Posts.seq(subscription.next())).isEqualTo(4L);
	}

	@ParameterizedTest
	@EnumSource
	void postsDuringCatchingUpFollowWithoutAGap(Transport transport) {
		String room = this.maru.room();
		Guest guest = this.maru.guest();
		this.maru.fill(room, guest, 500);
		Connection writer = this.maru.connect(Transport.NATIVE, guest);
		CompletableFuture<Void> posting = CompletableFuture
			.runAsync(() -> IntStream.range(0, 200).forEach((i) -> writer.post(room, "meanwhile " + i)));
		Connection reader = this.maru.connect(transport, guest);
		List<Subscription> subscriptions = IntStream.range(0, 5)
			.mapToObj((i) -> reader.subscribe("/topic/chat." + room, "after", String.valueOf(i * 100)))
			.toList();
		Waiting.await(posting);
		for (int i = 0; i < 5; i++) {
			assertThat(subscriptions.get(i).next(700 - i * 100)).extracting(Posts::seq)
				.containsExactlyElementsOf(LongStream.rangeClosed(i * 100 + 1, 700).boxed().toList());
		}
	}

	@ParameterizedTest
	@EnumSource
	void tenThousandMissedMessagesArriveWithoutAGap(Transport transport) {
		String room = this.maru.room();
		Guest guest = this.maru.guest();
		this.maru.fill(room, guest, 10_000);
		Connection connection = this.maru.connect(transport, guest);
		Subscription subscription = connection.subscribe("/topic/chat." + room, "after", "0");
		connection.post(room, "new");
		assertThat(subscription.next(10_001)).extracting(Posts::seq)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 10_001).boxed().toList());
	}

}
