package chat.maru.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import chat.maru.storage.Engine;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Decides who tells the listeners which entries, so that they hear each entry of a log
 * once and in seq order, although two threads tell them: the writer, what this node
 * committed, and {@link ForeignEntries}, what it read.
 * <p>
 * The rule is: the writer tells an entry if it is the next one of its log and nobody else
 * is telling that log. Otherwise it leaves the entry to {@code ForeignEntries}, which
 * reads everything after the last entry that was told, from any node. Logs without
 * {@link LogInterest} are not kept here, because nobody listens to their order.
 * <p>
 * With an engine that only one node uses, the writer tells everything.
 */
@Component
class LogOrder {

	private final boolean shared;

	private final SingletonSupplier<List<LogInterest>> interests;

	private final Map<String, Place> places = new HashMap<>();

	/** The logs that are to be read. */
	private final Set<Place> behind = new LinkedHashSet<>();

	@Autowired
	LogOrder(Engine engine, ObjectProvider<LogInterest> interests) {
		this(engine != Engine.SQLITE, SingletonSupplier.of(() -> interests.orderedStream().toList()));
	}

	/**
	 * Creates an order.
	 * @param shared whether other nodes commit to the same logs
	 * @param interests looked up at the first commit, because some of them depend on the
	 * log themselves
	 */
	LogOrder(boolean shared, SingletonSupplier<List<LogInterest>> interests) {
		this.shared = shared;
		this.interests = interests;
	}

	/** Returns whether other nodes commit to the same logs. */
	boolean isShared() {
		return this.shared;
	}

	/**
	 * Returns those of the entries that this node committed that the writer is to tell,
	 * in the same order. It must call {@link #end} with the same list afterwards.
	 */
	List<Committed> begin(List<Committed> committed) {
		return this.shared ? beginShared(committed) : committed;
	}

	private synchronized List<Committed> beginShared(List<Committed> committed) {
		List<Committed> next = new ArrayList<>(committed.size());
		for (Committed one : committed) {
			Place place = place(one.entry().log());
			if (place == null || isNext(place, one.entry().seq(), next)) {
				next.add(one);
			}
		}
		return next;
	}

	private boolean isNext(Place place, long seq, Object teller) {
		boolean free = place.teller == null || place.teller == teller;
		if (free && seq == place.told + 1) {
			place.teller = teller;
			place.told = seq;
			return true;
		}
		// An entry that was read from the log before the writer came here is told.
		if (seq > place.told) {
			place.more = true;
			look(place);
		}
		return false;
	}

	/** Records that the writer has told what {@link #begin} returned. */
	void end(List<Committed> told) {
		if (this.shared) {
			endShared(told);
		}
	}

	private synchronized void endShared(List<Committed> told) {
		for (Committed one : told) {
			Place place = this.places.get(one.entry().log());
			if (place != null && place.teller == told) {
				end(place);
			}
		}
	}

	/**
	 * Records that a log may have an entry with this seq.
	 * @return whether something on this node is interested in the log
	 */
	synchronized boolean heard(String log, long seq) {
		Place place = place(log);
		if (place == null) {
			return false;
		}
		if (seq > place.told) {
			place.more = true;
			look(place);
		}
		return true;
	}

	/**
	 * Waits until there are logs to read, and takes them. The caller must call
	 * {@link #read} for each of them.
	 * @param limit the maximum number of logs
	 * @param timeout how long to wait for the first one
	 * @return the seq of the last entry that was told, by the log's id
	 */
	synchronized Map<String, Long> take(int limit, Duration timeout) throws InterruptedException {
		long end = System.nanoTime() + timeout.toNanos();
		for (long left = timeout.toNanos(); this.behind.isEmpty() && left > 0; left = end - System.nanoTime()) {
			TimeUnit.NANOSECONDS.timedWait(this, left);
		}
		Map<String, Long> taken = new LinkedHashMap<>();
		for (Iterator<Place> logs = this.behind.iterator(); logs.hasNext() && taken.size() < limit;) {
			Place place = logs.next();
			logs.remove();
			if (place.teller == null) {
				place.teller = this;
				place.more = false;
				taken.put(place.log, place.told);
			}
		}
		return taken;
	}

	/**
	 * Records that a log that was taken has been read and told.
	 * @param told the seq of the last entry that was told, as before if there was none
	 * @param more whether there may be more
	 */
	synchronized void read(String log, long told, boolean more) {
		Place place = this.places.get(log);
		if (place != null && place.teller == this) {
			place.told = Math.max(place.told, told);
			place.more = place.more || more;
			end(place);
		}
	}

	/** Returns the logs of interest, and forgets the others. */
	synchronized Set<String> logs() {
		Set<String> logs = new LinkedHashSet<>();
		this.interests.obtain().forEach((interest) -> logs.addAll(interest.logs()));
		this.places.values().removeIf((place) -> place.teller == null && !logs.contains(place.log));
		this.behind.retainAll(this.places.values());
		return logs;
	}

	/** Forgets how far the logs were told, because seqs may be given again. */
	synchronized void clear() {
		this.places.clear();
		this.behind.clear();
	}

	private void end(Place place) {
		place.teller = null;
		look(place);
	}

	/** Has a log read if there is more, or later if it is being told. */
	private void look(Place place) {
		if (place.teller == null && place.more && this.behind.add(place)) {
			notifyAll();
		}
	}

	/** Returns the place of a log of interest; null for others. */
	private @Nullable Place place(String log) {
		Place place = this.places.get(log);
		if (place == null) {
			OptionalLong known = known(log);
			if (known.isPresent()) {
				place = new Place(log, known.getAsLong());
				this.places.put(log, place);
			}
		}
		return place;
	}

	private OptionalLong known(String log) {
		return this.interests.obtain()
			.stream()
			.map((interest) -> interest.known(log))
			.filter(OptionalLong::isPresent)
			.mapToLong(OptionalLong::getAsLong)
			.min();
	}

	/** How far a log was told. */
	private static final class Place {

		private final String log;

		private long told;

		/** Whether there may be entries that are to be read. */
		private boolean more;

		/** The writer's list or the reader that tells the log now; null for neither. */
		private @Nullable Object teller;

		Place(String log, long told) {
			this.log = log;
			this.told = told;
		}

	}

}
