package chat.maru.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.function.SingletonSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The entries of a log are told once and in seq order, whoever commits and tells them.
 */
class LogOrderTests {

	private final Feeds feeds = new Feeds();

	private final LogOrder order = order(true);

	private LogOrder order(boolean shared) {
		return new LogOrder(shared, SingletonSupplier.of(List.of(this.feeds)));
	}

	@Test
	void theNextEntriesAreToldByTheWriter() throws Exception {
		this.feeds.known.put("r", 4L);
		List<Committed> own = List.of(committed("r", 5), committed("s", 9), committed("r", 6));
		assertThat(this.order.begin(own)).isEqualTo(own);
		this.order.end(own);
		assertThat(take()).isEmpty();
	}

	@Test
	void anEntryAfterAGapIsLeftToTheReader() throws Exception {
		this.feeds.known.put("r", 4L);
		assertThat(this.order.begin(List.of(committed("r", 6), committed("s", 9)))).containsExactly(committed("s", 9));
		assertThat(take()).containsExactly(Map.entry("r", 4L));
		assertThat(this.order.begin(List.of(committed("r", 7)))).as("while the log is read").isEmpty();
		this.order.read("r", 6, false);
		assertThat(take()).as("more was committed meanwhile").containsExactly(Map.entry("r", 6L));
		this.order.read("r", 7, false);
		assertThat(this.order.begin(List.of(committed("r", 8)))).containsExactly(committed("r", 8));
	}

	@Test
	void anEntryThatWasReadBeforeTheWriterTellsItIsNotToldAgain() throws Exception {
		this.feeds.known.put("r", 4L);
		this.order.heard("r", 5);
		take();
		this.order.read("r", 6, false);
		assertThat(this.order.begin(List.of(committed("r", 6), committed("r", 7)))).containsExactly(committed("r", 7));
	}

	@Test
	void theReaderWaitsUntilTheWriterHasTold() throws Exception {
		this.feeds.known.put("r", 4L);
		List<Committed> told = this.order.begin(List.of(committed("r", 5)));
		this.order.heard("r", 6);
		assertThat(take()).isEmpty();
		this.order.end(told);
		assertThat(take()).containsExactly(Map.entry("r", 5L));
	}

	@Test
	void aSeqThatDoesNotExistCostsOneRead() throws Exception {
		this.feeds.known.put("r", 4L);
		assertThat(this.order.heard("r", Long.MAX_VALUE)).isTrue();
		assertThat(take()).containsOnlyKeys("r");
		this.order.read("r", 4, false);
		assertThat(take()).isEmpty();
	}

	@Test
	void logsWithoutInterestAreNotRead() throws Exception {
		assertThat(this.order.heard("r", 9)).isFalse();
		assertThat(take()).isEmpty();
		this.feeds.known.put("r", 9L);
		assertThat(this.order.heard("r", 10)).isTrue();
		this.feeds.known.clear();
		assertThat(this.order.logs()).isEmpty();
		assertThat(take()).isEmpty();
	}

	@Test
	void withoutOtherNodesTheWriterTellsEverything() {
		this.feeds.known.put("r", 4L);
		List<Committed> own = List.of(committed("r", 9));
		assertThat(order(false).begin(own)).isSameAs(own);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void everyEntryIsToldOnceAndInOrder(long seed) throws Exception {
		for (int i = 0; i < 200; i++) {
			new Play(new Random(seed * 1_000 + i)).run();
		}
	}

	private Map<String, Long> take() throws InterruptedException {
		return this.order.take(10, Duration.ZERO);
	}

	private static Committed committed(String log, long seq) {
		return new Committed(null,
				new Entry(log, seq, "posted", Instant.EPOCH, "a", null, seq, null, "Hello", null, seq));
	}

	/** Feeds by the id of their log, with the newest seq that each knows. */
	private static final class Feeds implements LogInterest {

		private final Map<String, Long> known = new HashMap<>();

		private final Map<String, Long> begun = new HashMap<>();

		void begin(String log, long head) {
			this.known.put(log, head);
			this.begun.put(log, head);
		}

		/** Takes the next entry of a log, unless it was there when the feed began. */
		void take(Entry entry) {
			this.known.computeIfPresent(entry.log(), (log, head) -> {
				if (entry.seq() <= this.begun.getOrDefault(log, 0L)) {
					return head;
				}
				assertThat(entry.seq()).as(log).isEqualTo(head + 1);
				return entry.seq();
			});
		}

		@Override
		public Set<String> logs() {
			return this.known.keySet();
		}

		@Override
		public OptionalLong known(String log) {
			Long head = this.known.get(log);
			return (head != null) ? OptionalLong.of(head) : OptionalLong.empty();
		}

	}

	/** A random interleaving of the writer, the reader, another node and the bus. */
	private static final class Play {

		private static final List<String> LOGS = List.of("r", "s", "t");

		private final Random random;

		private final Feeds feeds = new Feeds();

		private final LogOrder order = new LogOrder(true, SingletonSupplier.of(List.of(this.feeds)));

		/** What is committed. */
		private final Map<String, Long> heads = new HashMap<>();

		/** What the writer committed and has not told. */
		private @Nullable List<Committed> committed;

		/** What the writer is telling. */
		private @Nullable List<Committed> telling;

		/** What the reader has read and not told. */
		private @Nullable Map<String, List<Entry>> read;

		private Map<String, Long> taken = Map.of();

		Play(Random random) {
			this.random = random;
		}

		void run() throws InterruptedException {
			for (int i = 0; i < 300; i++) {
				step();
			}
			settle();
			this.feeds.known.forEach((log, head) -> assertThat(head).as(log).isEqualTo(head(log)));
		}

		private void step() throws InterruptedException {
			String log = LOGS.get(this.random.nextInt(LOGS.size()));
			switch (this.random.nextInt(8)) {
				case 0 -> commit(log);
				case 1 -> heard(log);
				case 2, 3 -> write();
				case 4, 5 -> read();
				case 6 -> poll();
				default -> interest(log);
			}
		}

		/** Another node commits, and the bus tells it, or does not. */
		private void commit(String log) {
			this.heads.merge(log, 1L, Long::sum);
			if (this.random.nextBoolean()) {
				heard(log);
			}
		}

		/** An old seq, or one that does not exist. */
		private void heard(String log) {
			this.order.heard(log, head(log) + this.random.nextInt(5) - 3);
		}

		private void write() {
			if (this.telling != null) {
				this.telling.forEach((one) -> this.feeds.take(one.entry()));
				this.order.end(this.telling);
				this.telling = null;
			}
			else if (this.committed != null) {
				this.telling = this.order.begin(this.committed);
				this.committed = null;
			}
			else {
				this.committed = new ArrayList<>();
				for (int i = this.random.nextInt(4); i >= 0; i--) {
					String log = LOGS.get(this.random.nextInt(LOGS.size()));
					this.committed.add(LogOrderTests.committed(log, this.heads.merge(log, 1L, Long::sum)));
				}
			}
		}

		private void read() throws InterruptedException {
			if (this.read != null) {
				boolean fails = this.random.nextInt(8) == 0;
				this.taken.forEach((log, place) -> {
					List<Entry> entries = this.read.getOrDefault(log, List.of());
					if (!fails) {
						entries.forEach(this.feeds::take);
					}
					this.order.read(log, fails ? place : place + entries.size(), fails || entries.size() == 3);
				});
				this.read = null;
				this.taken = Map.of();
			}
			else if (this.taken.isEmpty()) {
				this.taken = this.order.take(2, Duration.ZERO);
			}
			else {
				Map<String, List<Entry>> entries = new HashMap<>();
				this.taken.forEach((log, place) -> {
					List<Entry> page = new ArrayList<>();
					for (long seq = place + 1; seq <= Math.min(head(log), place + 3); seq++) {
						page.add(LogOrderTests.committed(log, seq).entry());
					}
					entries.put(log, page);
				});
				this.read = entries;
			}
		}

		private void poll() {
			this.order.logs().forEach((log) -> this.order.heard(log, head(log)));
		}

		/** A feed begins at the end of its log, or the last subscriber has gone. */
		private void interest(String log) {
			if (this.feeds.known.containsKey(log)) {
				if (this.random.nextInt(4) == 0) {
					this.feeds.known.remove(log);
				}
			}
			else {
				this.feeds.begin(log, head(log));
			}
		}

		private void settle() throws InterruptedException {
			while (this.committed != null || this.telling != null) {
				write();
			}
			poll();
			for (int i = 0; i < 1_000; i++) {
				read();
			}
		}

		private long head(String log) {
			return this.heads.getOrDefault(log, 0L);
		}

	}

}
