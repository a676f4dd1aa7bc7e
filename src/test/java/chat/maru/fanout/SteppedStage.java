package chat.maru.fanout;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import chat.maru.cluster.Notices;
import chat.maru.room.Rights;
import chat.maru.support.Waiting;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * A log in memory, with all participants and stripes on one thread in {@link Turns}: what
 * happens depends only on the random values.
 */
final class SteppedStage implements Stage, AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private static final int MOST_STRIPES = 3;

	private final Random random;

	private final Turns turns;

	private final MemoryLog log;

	private final List<Stripe> stripes;

	private final Logs logs;

	private final RoomFeeds feeds;

	private final LogPages pages;

	SteppedStage(Random random) {
		this.random = random;
		this.turns = new Turns(random);
		this.log = new MemoryLog(random, this.turns.line());
		this.stripes = IntStream.rangeClosed(0, random.nextInt(MOST_STRIPES)).mapToObj(this::stripe).toList();
		Stripes all = mock(withSettings().stubOnly());
		given(all.all()).willReturn(this.stripes);
		this.logs = new Logs(this.log.log(), mock(), JSON);
		this.pages = new Pages();
		this.feeds = new RoomFeeds(this.pages, all, JSON, new Notices());
	}

	private Stripe stripe(int index) {
		Turns.Line line = this.turns.line();
		return mock(withSettings().stubOnly().defaultAnswer((call) -> switch (call.getMethod().getName()) {
			case "index" -> index;
			case "isCurrent" -> line.isCurrent();
			case "maySend" -> true;
			case "execute" -> {
				line.execute(call.getArgument(0));
				yield null;
			}
			default -> null;
		}));
	}

	@Override
	public Executor thread() {
		return this.turns.line();
	}

	@Override
	public Stripe stripe() {
		return this.stripes.get(this.random.nextInt(this.stripes.size()));
	}

	@Override
	public ReadableLog log(String room) {
		return this.logs.of(Rights.reading(room));
	}

	@Override
	public RoomFeeds feeds() {
		return this.feeds;
	}

	@Override
	public LogPages pages() {
		return this.pages;
	}

	@Override
	public String room(int messages, String text) {
		return this.log.room(messages, text);
	}

	@Override
	public CompletableFuture<Long> post(String room, String text) {
		return this.log.post(room, text, this.feeds);
	}

	@Override
	public long lastSeq(String room) {
		return this.log.lastSeq(room);
	}

	@Override
	public void playUntil(BooleanSupplier settled) {
		this.turns.play();
	}

	@Override
	public void close() {
		this.pages.close();
	}

	/** Reads a page in one turn. Some reads fail. */
	private final class Pages extends LogPages {

		private final Executor thread = thread();

		private final boolean troubled = SteppedStage.this.random.nextInt(10) == 0;

		@Override
		void load(ReadableLog log, long after, long head, Consumer<@Nullable LogPage> read) {
			this.thread.execute(() -> {
				CompletableFuture<@Nullable LogPage> page = new CompletableFuture<>();
				if (this.troubled && SteppedStage.this.random.nextInt(8) == 0) {
					page.complete(null);
				}
				else {
					super.load(log, after, head, page::complete);
				}
				read.accept(Waiting.await(page));
			});
		}

	}

}
