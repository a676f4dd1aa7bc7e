package chat.maru.fanout;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A random schedule: rooms with a long log or none, concurrent posters, and readers who
 * connect and disconnect. Checks every event of every reader.
 */
final class Schedule implements AutoCloseable {

	private static final List<String> TEXTS = Stream.of("a", "마루 🎉 ", "one line\nand another\u0001 ")
		.flatMap((text) -> IntStream.of(1, 10, 40).mapToObj(text::repeat))
		.toList();

	private static final List<String> LONG_TEXTS = List.of("b".repeat(2_000), "마루".repeat(2_000));

	private final Map<String, Long> told = new ConcurrentHashMap<>();

	private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

	private final FrameHeaders headings = new FrameHeaders();

	private final AtomicInteger posting = new AtomicInteger();

	private final Random random;

	private final Stage stage;

	private final List<String> texts;

	private final List<String> rooms;

	private final List<Reader> readers;

	Schedule(Random random, Stage stage) {
		this.random = random;
		this.stage = stage;
		this.texts = (random.nextInt(8) == 0) ? LONG_TEXTS : TEXTS;
		this.rooms = IntStream.rangeClosed(0, random.nextInt(2)).mapToObj((i) -> room()).toList();
		this.readers = IntStream.rangeClosed(1, 1 + random.nextInt(8))
			.mapToObj((i) -> new Reader(i, new Random(random.nextLong()), this, stage))
			.toList();
		IntStream.range(0, random.nextInt(6))
			.forEach((i) -> stage.later(stage.thread(), random.nextInt(1_500), this::rest));
		int posts = (random.nextInt(8) == 0) ? 1_100 + random.nextInt(1_500) : 1 + random.nextInt(200);
		int posters = 1 + random.nextInt(4);
		IntStream.range(0, posters)
			.forEach((i) -> new Poster(new Random(random.nextLong()), this, stage).post(posts / posters));
	}

	private String room() {
		int messages = switch (this.random.nextInt(8)) {
			case 0, 1 -> 0;
			case 2, 3, 4 -> this.random.nextInt(30);
			case 5, 6 -> this.random.nextInt(400);
			default -> 1_000 + this.random.nextInt(1_500);
		};
		String room = this.stage.room(messages, text(this.random));
		this.told.put(room, (long) messages);
		return room;
	}

	/** Twice, because the first call only marks a feed as quiet. */
	private void rest() {
		this.stage.feeds().rest();
		this.stage.feeds().rest();
	}

	/** One of the texts of this schedule. */
	String text(Random random) {
		return this.texts.get(random.nextInt(this.texts.size()));
	}

	/** A poster starts. */
	void begins() {
		this.posting.incrementAndGet();
	}

	/** A post was published. */
	void posted(String room, long seq) {
		this.told.merge(room, seq, Math::max);
	}

	/** A poster is done. */
	void ends() {
		this.posting.decrementAndGet();
	}

	List<String> rooms() {
		return this.rooms;
	}

	FrameHeaders headings() {
		return this.headings;
	}

	/** The newest event that was published. */
	long told(String room) {
		return this.told.getOrDefault(room, 0L);
	}

	void wrong(String what) {
		this.wrong.add(what);
	}

	/** Runs the schedule. Returns what went wrong. */
	List<String> play() {
		this.stage.playUntil(this::isSettled);
		if (!isSettled()) {
			this.readers.stream()
				.filter((reader) -> !reader.isSettled())
				.forEach((reader) -> wrong(reader + ": has not got everything up to "
						+ this.rooms.stream().map(this.stage::lastSeq).toList()));
		}
		return List.copyOf(this.wrong);
	}

	private boolean isSettled() {
		return this.posting.get() == 0 && this.readers.stream().allMatch(Reader::isSettled);
	}

	@Override
	public void close() {
		this.readers.forEach(Reader::hangUp);
	}

}
