package chat.maru.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import chat.maru.cluster.LocalCache;
import chat.maru.storage.Engine;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * Caches the head of each log, because a user can be in hundreds of rooms. Each commit
 * updates the cache before the listeners are called, so code that has received an entry
 * never finds an older head. The database stores no row for the head: it would be a
 * second write for each commit and room, and the last entry has the same information.
 */
@Component
public class Heads {

	private static final int MAX_HEADS = 10_000;

	private static final Duration TTL = Duration.ofMinutes(10);

	/**
	 * How long a head is kept if other nodes commit to the log, too, and the bus may have
	 * lost that.
	 */
	private static final Duration SHARED_TTL = Duration.ofSeconds(10);

	private final LocalCache<String, AtomicReference<@Nullable Head>> known;

	private final JdbcClient jdbc;

	private final TransactionTemplate reading;

	Heads(Engine engine, JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.known = new LocalCache<>(MAX_HEADS, (engine == Engine.SQLITE) ? TTL : SHARED_TTL);
		this.jdbc = jdbc;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
	}

	/**
	 * Returns the head of a log.
	 * @throws IllegalStateException inside a transaction
	 */
	public Head of(String log) {
		return of(List.of(log)).getOrDefault(log, Head.EMPTY);
	}

	/**
	 * Returns the heads of logs, by the log's id. Those that are not cached are read in
	 * one query. This must not be called inside a transaction, which may see a log as it
	 * was before a commit that has already updated the cache.
	 * @throws IllegalStateException inside a transaction
	 */
	public Map<String, Head> of(Collection<String> logs) {
		Assert.state(!TransactionSynchronizationManager.isActualTransactionActive(), "A transaction sees old heads");
		// The cache gets a reference before the log is read: a commit from here on
		// updates the reference, and an earlier one is in the log.
		Map<String, Head> heads = new HashMap<>();
		Map<String, AtomicReference<@Nullable Head>> unknown = new HashMap<>();
		for (String log : logs) {
			AtomicReference<@Nullable Head> place = this.known.get(log, (id) -> new AtomicReference<>());
			Head head = place.get();
			if (head != null) {
				heads.put(log, head);
			}
			else {
				unknown.put(log, place);
			}
		}
		Map<String, Head> read = read(unknown.keySet());
		for (Map.Entry<String, AtomicReference<@Nullable Head>> entry : unknown.entrySet()) {
			heads.put(entry.getKey(), moveOn(entry.getValue(), read.getOrDefault(entry.getKey(), Head.EMPTY)));
		}
		return heads;
	}

	private Map<String, Head> read(Set<String> logs) {
		Map<String, Head> heads = new HashMap<>();
		if (!logs.isEmpty()) {
			this.reading.executeWithoutResult((status) -> this.jdbc.sql("""
					select event.room_id, event.seq, event.messages from room
					join event on event.room_id = room.id
						and event.seq = (select max(seq) from event newest where newest.room_id = room.id)
					where room.id in (:logs)""").param("logs", logs).query((row) -> {
				heads.put(row.getString("room_id"), new Head(row.getLong("seq"), row.getLong("messages")));
			}));
		}
		return heads;
	}

	/** Forgets the head of a log that has an entry with a later seq. */
	void forget(String log, long seq) {
		this.known.replace(log, (place) -> {
			Head head = place.get();
			return (head == null || head.seq() < seq) ? null : place;
		});
	}

	/** Forgets all heads. A read that is under way is not kept. */
	void forgetAll() {
		this.known.clear();
	}

	/** Updates the head of a log after an entry was committed. */
	void moveOn(Entry entry) {
		this.known.find(entry.log()).ifPresent((place) -> moveOn(place, entry.head()));
	}

	/**
	 * Never goes back, because a head that was read before a commit can arrive after it.
	 */
	private static Head moveOn(AtomicReference<@Nullable Head> place, Head head) {
		return Objects.requireNonNull(place.accumulateAndGet(head,
				(kept, other) -> (kept == null || (other != null && other.seq() > kept.seq())) ? other : kept));
	}

}
