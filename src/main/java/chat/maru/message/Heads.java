package chat.maru.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * The newest seq of each room. Somebody is in hundreds of rooms, so what the log said
 * once is kept, and moved on by each commit. Told before the other listeners: whoever has
 * an event finds no older head.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Heads implements RoomEventListener {

	private static final int MOST_KEPT = 10_000;

	private static final long UNKNOWN = -1;

	private final Cache<String, AtomicLong> known = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

	private final JdbcClient jdbc;

	private final TransactionTemplate reading;

	Heads(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
	}

	/** The seq of a room's newest event, 0 where nothing happened yet. */
	long of(String room) {
		return of(List.of(room)).getOrDefault(room, 0L);
	}

	/**
	 * Those of many rooms, by the room's id. What is not known of them is read at once.
	 * Outside any transaction: one that has begun may see the log as it was before a
	 * commit that has been told since, and that would be kept.
	 */
	Map<String, Long> of(Collection<String> rooms) {
		Assert.state(!TransactionSynchronizationManager.isActualTransactionActive(), "A transaction sees old heads");
		// First into the cache, then the log: a commit after this line moves them on, one
		// before it is in the log.
		Map<String, AtomicLong> heads = new HashMap<>();
		rooms.forEach((room) -> heads.put(room, this.known.get(room, (id) -> new AtomicLong(UNKNOWN))));
		load(heads);
		Map<String, Long> seqs = new HashMap<>();
		heads.forEach((room, head) -> seqs.put(room, Math.max(0, head.get())));
		return seqs;
	}

	private void load(Map<String, AtomicLong> heads) {
		Map<String, AtomicLong> unknown = new HashMap<>(heads);
		unknown.values().removeIf((head) -> head.get() != UNKNOWN);
		if (!unknown.isEmpty()) {
			read(unknown.keySet()).forEach((room, seq) -> moveOn(unknown.get(room), seq));
		}
	}

	private Map<String, Long> read(Set<String> rooms) {
		Map<String, Long> seqs = new HashMap<>();
		this.reading.executeWithoutResult((status) -> this.jdbc.sql("""
				select id, (select coalesce(max(seq), 0) from event where room_id = room.id) as head
				from room where id in (:rooms)""").param("rooms", rooms).query((row) -> {
			seqs.put(row.getString("id"), row.getLong("head"));
		}));
		return seqs;
	}

	@Override
	public void committed(List<RoomEvent> events) {
		for (RoomEvent event : events) {
			moveOn(this.known.getIfPresent(event.room()), event.seq());
		}
	}

	/** Never back: what was read before a commit comes here after it. */
	private static void moveOn(@Nullable AtomicLong head, long seq) {
		if (head != null) {
			head.accumulateAndGet(seq, Math::max);
		}
	}

}
