package chat.maru.fanout;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import chat.maru.message.Author;
import chat.maru.message.Message;
import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomEventListener;
import chat.maru.message.RoomLog;
import chat.maru.message.RoomLog.CatchUp;
import chat.maru.room.ReadingRights;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * Logs of rooms in memory. Waiting posts are committed together, then published, then
 * acknowledged, each step in a turn of its own, so that other threads can run in between.
 */
final class MemoryLog {

	private static final Author AUTHOR = new Author("a", "A");

	private static final int LARGEST_COMMIT = 64;

	private final RoomLog log = mock(withSettings().stubOnly());

	private final Map<String, List<RoomEvent>> rooms = new HashMap<>();

	private final Queue<Waiting> waiting = new ArrayDeque<>();

	private final Random random;

	private final Executor writer;

	private boolean committing;

	/**
	 * Creates a log.
	 * @param writer the thread that commits
	 */
	MemoryLog(Random random, Executor writer) {
		this.random = random;
		this.writer = writer;
		given(this.log.lastSeq(any())).willAnswer((call) -> lastSeq(call.getArgument(0, ReadingRights.class).roomId()));
		given(this.log.events(any(), anyLong(), anyInt()))
			.willAnswer((call) -> events(call.getArgument(0, ReadingRights.class).roomId(), call.getArgument(1),
					call.getArgument(2)));
	}

	/** The read-only view of the log. */
	RoomLog log() {
		return this.log;
	}

	String room(int messages, String text) {
		String room = "r" + this.rooms.size();
		events(room);
		for (int i = 0; i < messages; i++) {
			append(room, text);
		}
		return room;
	}

	private List<RoomEvent> events(String room) {
		return this.rooms.computeIfAbsent(room, (id) -> new ArrayList<>());
	}

	long lastSeq(String room) {
		return events(room).size();
	}

	private CatchUp events(String room, long after, int limit) {
		List<RoomEvent> all = events(room);
		int end = (int) Math.min(all.size(), after + limit);
		return new CatchUp(List.copyOf(all.subList((int) after, end)), List.of(), all.size(), end < all.size(),
				"epoch");
	}

	CompletableFuture<Long> post(String room, String text, RoomEventListener listener) {
		Waiting post = new Waiting(room, text, new CompletableFuture<>());
		this.waiting.add(post);
		if (!this.committing) {
			this.committing = true;
			this.writer.execute(() -> commit(listener));
		}
		return post.result();
	}

	private void commit(RoomEventListener listener) {
		List<RoomEvent> events = new ArrayList<>();
		List<Runnable> acknowledgements = new ArrayList<>();
		for (int most = 1 + this.random.nextInt(LARGEST_COMMIT); most > 0 && !this.waiting.isEmpty(); most--) {
			Waiting post = this.waiting.remove();
			RoomEvent event = append(post.room(), post.text());
			events.add(event);
			acknowledgements.add(() -> post.result().complete(event.seq()));
		}
		this.writer.execute(() -> listener.committed(events));
		this.writer.execute(() -> acknowledgements.forEach(Runnable::run));
		this.committing = !this.waiting.isEmpty();
		if (this.committing) {
			this.writer.execute(() -> commit(listener));
		}
	}

	private RoomEvent append(String room, String text) {
		List<RoomEvent> events = events(room);
		long seq = events.size() + 1;
		Message message = new Message(room + '-' + seq, seq, "c", AUTHOR, text, Instant.EPOCH);
		RoomEvent event = new Posted(room, seq, Instant.EPOCH, message);
		events.add(event);
		return event;
	}

	private record Waiting(String room, String text, CompletableFuture<Long> result) {
	}

}
