package chat.maru.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import chat.maru.cluster.Bus;
import chat.maru.cluster.BusListener;
import chat.maru.log.LogNode.Said;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * The bus between two nodes loses every second message. Both hear every entry once and in
 * seq order, whichever of them committed it.
 */
class LossyBusTests {

	private static final Duration LATEST = Duration.ofSeconds(1);

	private final SharedLogs logs = new SharedLogs();

	private final String room = SharedLogs.newRooms(1).get(0);

	private final LossyBus bus = new LossyBus();

	private final ListeningNode one = new ListeningNode();

	private final ListeningNode other = new ListeningNode();

	@AfterEach
	void stop() {
		this.one.close();
		this.other.close();
	}

	@Test
	void anEntryWhosePointerIsLostIsHeardWithinASecond() {
		for (int i = 1; i <= 6; i++) {
			ListeningNode author = (i % 3 == 0) ? this.other : this.one;
			author.writer.writer().commit(Said.in(this.room));
			long committed = System.nanoTime();
			int count = i;
			Waiting.await().until(() -> this.one.told().size() == count && this.other.told().size() == count);
			assertThat(Duration.ofNanos(System.nanoTime() - committed)).isLessThan(LATEST);
		}
		assertThat(this.bus.lost).hasValue(3);
	}

	@Test
	void entriesOfBothNodesAtOnceAreHeardInOrder() {
		List<Said> all = SharedLogs.post(List.of(this.one.writer, this.other.writer), List.of(this.room), 4, 25);
		List<Long> seqs = LongStream.rangeClosed(1, all.size()).boxed().toList();
		for (ListeningNode node : List.of(this.one, this.other)) {
			Waiting.await().until(() -> node.told().size() >= all.size());
			assertThat(node.told()).extracting(Entry::seq).isEqualTo(seqs);
		}
	}

	/** A node that is interested in the room from its beginning. */
	private final class ListeningNode implements LogInterest, AutoCloseable {

		private final LogOrder order = new LogOrder(true, SingletonSupplier.of(List.of(this)));

		private final LogNode writer = new LogNode(LossyBusTests.this.logs.url(), Duration.ZERO, Duration.ofSeconds(10),
				"set lock_timeout = '10s'", mock(), this.order, LossyBusTests.this.bus);

		private final ForeignEntries reader = new ForeignEntries(LossyBusTests.this.bus, this.order,
				new LogTails(JdbcClient.create(Objects.requireNonNull(LossyBusTests.this.logs.jdbc().getDataSource()))),
				mock(), mock(), this.writer.listeners(), mock());

		ListeningNode() {
			this.reader.start();
		}

		List<Entry> told() {
			return this.writer.told();
		}

		@Override
		public Set<String> logs() {
			return Set.of(LossyBusTests.this.room);
		}

		@Override
		public OptionalLong known(String log) {
			return log.equals(LossyBusTests.this.room) ? OptionalLong.of(0) : OptionalLong.empty();
		}

		@Override
		public void close() {
			this.reader.stop();
			this.writer.close();
		}

	}

	/** Both nodes hear on it what they told themselves, too. */
	private static final class LossyBus implements Bus {

		private final List<BusListener> listeners = new CopyOnWriteArrayList<>();

		private final AtomicInteger told = new AtomicInteger();

		private final AtomicInteger lost = new AtomicInteger();

		@Override
		public void tell(Map<String, Long> heads) {
			if (this.told.incrementAndGet() % 2 == 0) {
				this.lost.incrementAndGet();
				return;
			}
			this.listeners.forEach((listener) -> heads.forEach(listener::heard));
		}

		@Override
		public void wake() {
			// These nodes publish no notices.
		}

		@Override
		public void listen(BusListener listener) {
			this.listeners.add(listener);
		}

	}

}
