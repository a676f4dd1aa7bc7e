package chat.maru.fanout;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import chat.maru.account.Account;
import chat.maru.fanout.TypingEvent.Person;
import org.jspecify.annotations.Nullable;

/**
 * The people who watch a room on this node, and those of them who are typing. Only people
 * who watch are shown, so those who hide that they type see nothing of others. While more
 * than {@value #MAX_WATCHERS} people watch, nobody is shown.
 */
final class TypingRoom {

	static final int MAX_WATCHERS = 100;

	/** For how long a person is typing after the last sign of it. */
	static final long LASTS_NANOS = Duration.ofSeconds(6).toNanos();

	/** Signs that come sooner after the last one say nothing new. */
	private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

	private final String id;

	/** The number of subscriptions of each account. */
	private final Map<String, Integer> watchers = new HashMap<>();

	private final Map<String, Typist> typists = new LinkedHashMap<>();

	private TypingEvent told;

	TypingRoom(String id) {
		this.id = id;
		this.told = new TypingEvent(id, false, List.of());
	}

	synchronized void watch(String account) {
		this.watchers.merge(account, 1, Integer::sum);
	}

	/** Returns whether anyone still watches. */
	synchronized boolean unwatch(String account) {
		this.watchers.computeIfPresent(account, (id, count) -> (count > 1) ? count - 1 : null);
		if (!this.watchers.containsKey(account)) {
			this.typists.remove(account);
		}
		return !this.watchers.isEmpty();
	}

	/**
	 * Returns whether a sign that this account is typing would say something new to a
	 * person.
	 */
	synchronized boolean isNews(String account, long now) {
		Typist typist = this.typists.get(account);
		return isWatched() && this.watchers.containsKey(account)
				&& (typist == null || now - typist.since() > FRESH_NANOS);
	}

	synchronized void typing(Account account, long now) {
		if (this.watchers.containsKey(account.id())) {
			this.typists.put(account.id(), new Typist(Person.of(account), now));
		}
	}

	synchronized void ended(String account) {
		this.typists.remove(account);
	}

	/** Returns the signal for those who watch; null if they know it already. */
	synchronized @Nullable TypingEvent next(long now) {
		this.typists.values().removeIf((typist) -> now - typist.since() > LASTS_NANOS);
		boolean watched = isWatched();
		List<Person> people = watched
				? this.typists.values().stream().limit(TypingEvent.MAX_NAMED).map(Typist::person).toList() : List.of();
		TypingEvent next = new TypingEvent(this.id, watched, people);
		if (next.equals(this.told)) {
			return null;
		}
		this.told = next;
		return next;
	}

	/** Returns the last signal, for a new subscription. */
	synchronized TypingEvent told() {
		return this.told;
	}

	private boolean isWatched() {
		return this.watchers.size() > 1 && this.watchers.size() <= MAX_WATCHERS;
	}

	/**
	 * A person who is typing.
	 *
	 * @param since the last sign of it, of {@link System#nanoTime}
	 */
	private record Typist(Person person, long since) {
	}

}
