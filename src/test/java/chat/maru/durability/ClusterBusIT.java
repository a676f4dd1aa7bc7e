package chat.maru.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

import chat.maru.support.ClusterNode;
import chat.maru.support.Guest;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What two nodes do when the bus between them fails. */
class ClusterBusIT extends ClusterStage {

	/** Without the bus, each node looks twice a second. */
	private static final Duration LATEST = SECOND.plusMillis(500);

	@Test
	void withoutTheBusEventsAndRevocationsAreAtMostASecondLate() throws Exception {
		StompSocket onB = subscribed(b, this.reader);
		long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
		for (int i = 0; System.nanoTime() < end; i++) {
			cluster.terminateListeners();
			long begun = System.nanoTime();
			post(a, this.owner, "without " + i);
			awaitText(onB, "without " + i);
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LATEST);
		}
		assertThat(onB.rest()).extracting(StompFrame::command).doesNotContain("ERROR");
	}

	@Test
	void garbageOnTheBusIsIgnored() {
		StompSocket onA = subscribed(a, this.owner);
		StompSocket onB = subscribed(b, this.reader);
		for (String garbage : List.of("", "garbage", "{", "\u0001", this.room + " 999999", "node x " + this.room,
				"x".repeat(7_000))) {
			cluster.notifyNodes(garbage);
		}
		for (int i = 0; i < 10; i++) {
			cluster.notifyNodes("garbage");
			post((i % 2 == 0) ? a : b, this.owner, "post " + i);
		}
		assertThat(seqsUpTo(onA, "post 9")).isEqualTo(seqsUpTo(onB, "post 9"));
	}

	/** The node hears nothing and is not heard, and its connections stay open. */
	@Test
	void aNodeWhoseConnectionsToTheBusHangGoesOnAndReplacesThem() {
		StompSocket onA = subscribed(a, this.owner);
		StompSocket onB = subscribed(b, this.reader);
		Guest member = joined();
		StompSocket removed = subscribed(b, member);
		// A test before this one may have ended it.
		Waiting.await().until(() -> logged(b, "is away") == logged(b, "works again"));
		long away = logged(b, "is away");
		b.database().hang("listen maru|pg_notify");
		long begun = System.nanoTime();
		exchange(onA, onB, "first");
		a.call(this.owner, "DELETE", "/api/rooms/" + this.room + "/members/" + member.id(), "");
		long ended = System.nanoTime();
		assertThat(removed.refusal().path("code").stringValue()).isEqualTo("room-left");
		assertThat(since(ended)).isLessThan(SECOND);
		Waiting.await().until(() -> logged(b, "is away") > away);
		assertThat(since(begun)).isLessThan(Duration.ofSeconds(5));
		exchange(onA, onB, "second");

		b.database().pass();
		long passed = System.nanoTime();
		Waiting.await().until(() -> logged(b, "works again") > away);
		assertThat(since(passed)).isLessThan(SECOND.multipliedBy(2));
		exchange(onA, onB, "third");
		assertThat(logged(b, "is away")).as("said once").isEqualTo(away + 1);
		assertThat(texts(removed)).doesNotContain("second", "third");
	}

	/** Posts on each node and waits for the other. */
	private void exchange(StompSocket onA, StompSocket onB, String text) {
		for (ClusterNode node : cluster.nodes()) {
			String sent = text + " of " + node.address();
			long begun = System.nanoTime();
			post(node, (node == a) ? this.owner : this.reader, sent);
			awaitText((node == a) ? onB : onA, sent);
			assertThat(since(begun)).as(sent).isLessThan(LATEST);
		}
	}

	private static Duration since(long nanoTime) {
		return Duration.ofNanos(System.nanoTime() - nanoTime);
	}

	/** How many lines about the bus a node has logged. */
	private static long logged(ClusterNode node, String text) {
		try (var lines = Files.lines(node.process().log())) {
			return lines.filter((line) -> line.contains("The bus of") && line.contains(text)).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
