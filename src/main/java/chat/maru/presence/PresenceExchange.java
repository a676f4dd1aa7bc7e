package chat.maru.presence;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import chat.maru.presence.PresenceStore.Changes;

/**
 * Tells the other nodes who is connected to this one, and this one who is connected to
 * them. While the store cannot be used nothing changes, and until it has been used for
 * some seconds again nobody is taken for gone: the other nodes need a moment, too.
 */
final class PresenceExchange {

	/** A longer pause between two turns counts as one in which nothing was known. */
	private static final long MAX_PAUSE_MILLIS = Duration.ofSeconds(3).toMillis();

	/** After this time the other nodes that are alive have told so. */
	private static final long STEADY_MILLIS = Duration.ofSeconds(6).toMillis();

	private static final long CLEANING_MILLIS = Duration.ofMinutes(1).toMillis();

	private final Presence presence;

	private final PresenceStore store;

	private final String self;

	private final Supplier<Set<String>> nodes;

	private final LongSupplier clock;

	/** By the id of another node, the version that was read last. */
	private final Map<String, Long> seen = new HashMap<>();

	private long version;

	private long versionWhenCleaned;

	private long cleanedAtMillis;

	private Set<String> aliveSinceCleaned = new HashSet<>();

	private long lastTurnMillis;

	private long steadySinceMillis;

	/**
	 * Creates an exchange that has told nothing yet.
	 * @param self the id of this node
	 * @param nodes the ids of the nodes that are alive, with this one
	 * @param clock milliseconds of a monotonic clock
	 */
	PresenceExchange(Presence presence, PresenceStore store, String self, Supplier<Set<String>> nodes,
			LongSupplier clock) {
		this.presence = presence;
		this.store = store;
		this.self = self;
		this.nodes = nodes;
		this.clock = clock;
		this.cleanedAtMillis = clock.getAsLong();
		this.lastTurnMillis = this.cleanedAtMillis;
		this.steadySinceMillis = this.cleanedAtMillis;
	}

	/** Until the first turn, it is not known who is connected to other nodes. */
	void begin() {
		this.presence.know(Long.MIN_VALUE);
	}

	/**
	 * Stores what changed on this node and reads what changed on others. Called once a
	 * second.
	 * @throws RuntimeException if the store cannot be used; call it again later
	 */
	void turn() {
		long begun = this.clock.getAsLong();
		Set<String> alive = this.nodes.get();
		write();
		Map<String, Long> asked = new HashMap<>();
		alive.forEach((node) -> asked.put(node, this.seen.getOrDefault(node, -1L)));
		asked.put(this.self, this.version);
		Map<String, Changes> read = this.store.read(asked);
		if (read.remove(this.self) == null) {
			this.presence.storeAll();
		}
		long now = this.clock.getAsLong();
		if (now - this.lastTurnMillis > MAX_PAUSE_MILLIS) {
			this.steadySinceMillis = now;
		}
		this.lastTurnMillis = now;
		tell(read, now);
		boolean steady = now - this.steadySinceMillis >= STEADY_MILLIS;
		if (steady) {
			forgetAllBut(alive, now);
		}
		if (this.seen.isEmpty() && alive.size() <= 1) {
			this.presence.know(Long.MAX_VALUE);
		}
		else if (steady) {
			this.presence.know(begun);
		}
		this.aliveSinceCleaned.addAll(alive);
		if (now - this.cleanedAtMillis >= CLEANING_MILLIS) {
			clean(alive, now);
		}
	}

	private void write() {
		Optional<Map<String, Integer>> changed = this.presence.takeUnstored();
		try {
			if (changed.isEmpty()) {
				writeAll();
			}
			else if (!changed.get().isEmpty()) {
				this.store.write(this.self, changed.get())
					.ifPresentOrElse((written) -> this.version = written, this::writeAll);
			}
		}
		catch (RuntimeException | Error ex) {
			this.presence.storeAll();
			throw ex;
		}
	}

	private void writeAll() {
		this.version = this.store.writeAll(this.self, this.presence.takeAll());
	}

	private void tell(Map<String, Changes> read, long now) {
		read.forEach((node, changes) -> {
			this.presence.tell(node, changes, now);
			this.seen.put(node, changes.version());
		});
	}

	private void forgetAllBut(Set<String> alive, long now) {
		for (String node : List.copyOf(this.seen.keySet())) {
			if (!alive.contains(node)) {
				this.presence.gone(node, now);
				this.seen.remove(node);
			}
		}
	}

	/** A reader that is more than a minute behind reads everything. */
	private void clean(Set<String> alive, long now) {
		this.store.deleteDisconnected(this.self, this.versionWhenCleaned);
		this.store.deleteOthers(List.copyOf(this.aliveSinceCleaned));
		this.versionWhenCleaned = this.version;
		this.aliveSinceCleaned = new HashSet<>(alive);
		this.cleanedAtMillis = now;
	}

	/** Tells the other nodes that nobody is connected to this one any more. */
	void end() {
		this.store.delete(this.self);
	}

}
