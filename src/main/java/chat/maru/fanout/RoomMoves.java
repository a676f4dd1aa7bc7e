package chat.maru.fanout;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import chat.maru.health.FatalErrors;
import chat.maru.health.Turns;
import chat.maru.health.WatchedLoop;
import chat.maru.log.EpochListener;
import chat.maru.log.Head;
import chat.maru.log.LogInterest;
import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Reacted;
import chat.maru.message.RoomEventListener;
import chat.maru.message.RoomMark;
import chat.maru.message.RoomMarks;
import chat.maru.person.PersonEvent;
import chat.maru.person.PersonEventListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.stereotype.Component;

/**
 * Tells persons that rooms they are in have moved on: what happens within a second is one
 * signal for each room and subscription. A subscription begins with the rooms that have
 * something unread, so nothing that was signalled before it is missing.
 * <p>
 * Everything is done on one thread. The writer only notes what it committed. A watcher is
 * loaded from the database first, and then takes what was committed meanwhile: to take it
 * twice changes nothing.
 */
@Component
class RoomMoves
		implements RoomEventListener, PersonEventListener, LogInterest, EpochListener, WatchedLoop, AutoCloseable {

	private static final Duration EVERY = Duration.ofSeconds(1);

	/** Changes that may wait. If there are more, all watchers are loaded again. */
	private static final int MAX_WAITING = 10_000;

	/** How many marks are read in one query. */
	private static final int MAX_RECOUNTED = 500;

	private static final String THREAD = "room-moves";

	private static final Log logger = LogFactory.getLog(RoomMoves.class);

	private final Set<RoomWatcher> watchers = ConcurrentHashMap.newKeySet();

	private final WatchedRooms watched = new WatchedRooms();

	private final RoomMarks marks;

	private final Turns turns = new Turns();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, THREAD));

	private Map<String, RoomMove> moved = new LinkedHashMap<>();

	private Queue<PersonEvent> changes = new ArrayDeque<>();

	private boolean overflowed;

	RoomMoves(RoomMarks marks) {
		this.marks = marks;
		this.turns.next();
		this.thread.scheduleWithFixedDelay(this::tell, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Tell a watcher of everything that happens from now on. */
	void watch(RoomWatcher watcher) {
		this.watchers.add(watcher);
	}

	@Override
	public synchronized void committed(List<RoomEvent> events) {
		if (!this.watchers.isEmpty()) {
			// Reactions make nothing unread.
			events.stream()
				.filter((event) -> !(event instanceof Reacted))
				.forEach((event) -> this.moved.computeIfAbsent(event.room(), (room) -> new RoomMove()).add(event));
		}
	}

	@Override
	public synchronized void personEvents(List<PersonEvent> events) {
		if (this.watchers.isEmpty()) {
			return;
		}
		this.overflowed = this.overflowed || this.changes.size() + events.size() > MAX_WAITING;
		if (!this.overflowed) {
			this.changes.addAll(events);
		}
	}

	/** All watchers are loaded again, if they are not over. */
	@Override
	public synchronized void epochChanged() {
		this.overflowed = true;
		this.watched.clear();
	}

	@Override
	public Set<String> logs() {
		return this.watched.all();
	}

	@Override
	public OptionalLong known(String log) {
		return this.watched.known(log);
	}

	/** A turn. */
	void tell() {
		this.turns.next();
		try {
			this.watchers.removeIf(this::isOver);
			tellAll();
		}
		catch (RuntimeException | Error ex) {
			// A timer does not come again after an exception.
			FatalErrors.check(ex);
			logger.error("Members could not be told that rooms have moved on", ex);
		}
	}

	private boolean isOver(RoomWatcher watcher) {
		if (watcher.isOver()) {
			watcher.rooms().keySet().forEach(this.watched::remove);
			return true;
		}
		return false;
	}

	private void tellAll() {
		for (RoomWatcher watcher : this.watchers) {
			if (!watcher.isLoaded()) {
				this.turns.next();
				load(watcher);
			}
		}
		Noted noted = take();
		apply(noted);
		noted.moved().forEach(this::recount);
		Map<String, Head> heads = this.marks.heads(noted.moved().keySet());
		for (RoomWatcher watcher : this.watchers) {
			if (watcher.isTold()) {
				noted.moved().forEach((room, move) -> tell(watcher, room, move, heads.getOrDefault(room, Head.EMPTY)));
			}
			else {
				tellUnread(watcher);
			}
		}
	}

	/** Changes after the heads are read are signalled. */
	private void load(RoomWatcher watcher) {
		Map<String, RoomMark> rooms = this.marks.of(watcher.account());
		Map<String, Head> heads = this.marks.heads(rooms.keySet());
		rooms.keySet().forEach((room) -> this.watched.add(room, heads.getOrDefault(room, Head.EMPTY).seq()));
		watcher.load(rooms);
	}

	/**
	 * Messages that were deleted before a person read them are not unread, and messages
	 * that mention a person are counted. The marks are read again, which also gives the
	 * same result if a mark has moved since.
	 */
	private void recount(String room, RoomMove move) {
		List<RoomWatcher> behind = this.watchers.stream().filter((watcher) -> {
			RoomMark mark = watcher.rooms().get(room);
			return mark != null && move.recounts(watcher.account(), mark);
		}).toList();
		for (int from = 0; from < behind.size(); from += MAX_RECOUNTED) {
			List<RoomWatcher> some = behind.subList(from, Math.min(behind.size(), from + MAX_RECOUNTED));
			this.turns.next();
			Map<String, RoomMark> known = new HashMap<>();
			for (RoomWatcher watcher : some) {
				RoomMark mark = watcher.rooms().get(room);
				if (mark != null) {
					known.put(watcher.account(), mark);
				}
			}
			Map<String, RoomMark> marks = this.marks.again(known, room);
			for (RoomWatcher watcher : some) {
				RoomMark mark = marks.get(watcher.account());
				if (mark != null) {
					watcher.take(room, mark);
				}
			}
		}
	}

	private void apply(Noted noted) {
		Map<String, Set<RoomWatcher>> byAccount = new HashMap<>();
		if (!noted.changes().isEmpty()) {
			this.watchers
				.forEach((watcher) -> byAccount.computeIfAbsent(watcher.account(), (account) -> new HashSet<>())
					.add(watcher));
		}
		for (PersonEvent change : noted.changes()) {
			byAccount.getOrDefault(change.account(), Set.of()).forEach((watcher) -> take(watcher, change));
		}
		if (noted.overflowed()) {
			for (RoomWatcher watcher : this.watchers) {
				watcher.rooms().keySet().forEach(this.watched::remove);
				watcher.load(null);
			}
		}
	}

	private void take(RoomWatcher watcher, PersonEvent change) {
		String room = change.room();
		if (room == null) {
			return;
		}
		boolean before = watcher.rooms().containsKey(room);
		watcher.take(change);
		boolean after = watcher.rooms().containsKey(room);
		if (after && !before) {
			this.watched.add(room, this.marks.heads(List.of(room)).getOrDefault(room, Head.EMPTY).seq());
		}
		else if (before && !after) {
			this.watched.remove(room);
		}
	}

	private void tellUnread(RoomWatcher watcher) {
		Map<String, RoomMark> rooms = watcher.rooms();
		Map<String, Head> heads = this.marks.heads(rooms.keySet());
		rooms.forEach((room, mark) -> {
			Head head = heads.getOrDefault(room, Head.EMPTY);
			long unread = mark.unread(head);
			if (unread > 0 || mark.mentions() > 0) {
				watcher.send(new RoomMoved(room, head.seq(), unread, mark.mentions(), null, null));
			}
		});
		watcher.told();
	}

	private static void tell(RoomWatcher watcher, String room, RoomMove move, Head head) {
		RoomMark mark = watcher.rooms().get(room);
		if (mark != null && move.isNewsTo(watcher.account())) {
			watcher.send(move.tell(room, head.seq(), mark.unread(head), mark.mentions()));
		}
	}

	private synchronized Noted take() {
		Noted noted = new Noted(this.moved, this.changes, this.overflowed);
		this.moved = new LinkedHashMap<>();
		this.changes = new ArrayDeque<>();
		this.overflowed = false;
		return noted;
	}

	@Override
	public String threads() {
		return THREAD;
	}

	@Override
	public Duration sinceLastTurn() {
		return this.thread.isShutdown() ? Duration.ZERO : this.turns.sinceLast();
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

	/** The changes since the last turn. */
	private record Noted(Map<String, RoomMove> moved, Queue<PersonEvent> changes, boolean overflowed) {
	}

}
