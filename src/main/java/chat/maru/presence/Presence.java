package chat.maru.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import chat.maru.account.Account;
import chat.maru.account.AccountChanged;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who is online: a person is, while at least one connection of theirs is open. Somebody
 * who comes back within {@value #GRACE_MILLIS} ms, as with a reload, was never away.
 */
@Component
public class Presence {

	private static final long GRACE_MILLIS = 2_000;

	private final Map<String, Person> people = new LinkedHashMap<>();

	/** What differs from what was announced last, and what may. */
	private final Set<String> touched = new HashSet<>();

	private int online;

	/** Milliseconds by a monotonic clock: for time spans, it is not the time of day. */
	public static long now() {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
	}

	/**
	 * A connection opened.
	 * @return whether it was counted: not where the person has as many as they may
	 * @param most how many they may have, 0 for any number
	 */
	public synchronized boolean connect(Account account, String connection, int most) {
		Person person = this.people.computeIfAbsent(account.id(), (id) -> new Person(account));
		if (most > 0 && person.connections.size() >= most && !person.connections.contains(connection)) {
			return false;
		}
		if (person.connections.isEmpty()) {
			this.online++;
		}
		person.connections.add(connection);
		this.touched.add(account.id());
		return true;
	}

	/**
	 * A connection ended. Saying it twice changes nothing.
	 * @param nowMillis as {@link #now()} gives it
	 * @return whether it was open
	 */
	public synchronized boolean disconnect(String account, String connection, long nowMillis) {
		Person person = this.people.get(account);
		if (person == null || !person.connections.remove(connection)) {
			return false;
		}
		if (person.connections.isEmpty()) {
			this.online--;
			person.leftAtMillis = nowMillis;
			this.touched.add(account);
		}
		return true;
	}

	/** Somebody has another name: they are announced again, under that. */
	@EventListener
	public synchronized void changed(AccountChanged event) {
		Person person = this.people.get(event.account().id());
		if (person != null) {
			person.account = event.account();
			person.announced = false;
			this.touched.add(event.account().id());
		}
	}

	/** How many people are online, and up to as many of them as asked for. */
	public synchronized Snapshot snapshot(int most) {
		List<Account> some = this.people.values()
			.stream()
			.filter((person) -> !person.connections.isEmpty())
			.limit(most)
			.map(Person::seen)
			.toList();
		return new Snapshot(this.online, some);
	}

	/**
	 * Those among some accounts who are online, or were {@value #GRACE_MILLIS} ms ago: if
	 * they do not come back, that they left is announced.
	 * @param accounts the ids of the accounts
	 */
	public synchronized List<Account> among(Collection<String> accounts) {
		return accounts.stream().map(this.people::get).filter(Objects::nonNull).map(Person::seen).toList();
	}

	/**
	 * What changed since this was asked last.
	 * @param nowMillis as {@link #now()} gives it
	 */
	public synchronized Change takeChange(long nowMillis) {
		List<Account> joined = new ArrayList<>();
		List<Account> left = new ArrayList<>();
		Set<String> settled = new HashSet<>();
		for (String id : this.touched) {
			Person person = this.people.get(id);
			boolean here = person != null && !person.connections.isEmpty();
			if (person == null || (here && person.announced)) {
				settled.add(id);
			}
			else if (here) {
				person.announced = true;
				joined.add(person.seen());
				settled.add(id);
			}
			else if (nowMillis - person.leftAtMillis >= GRACE_MILLIS || !person.seen) {
				this.people.remove(id);
				if (person.seen) {
					left.add(person.account);
				}
				settled.add(id);
			}
		}
		this.touched.removeAll(settled);
		return new Change(this.online, joined, left);
	}

	/**
	 * Who is online.
	 *
	 * @param online how many
	 * @param some some of them, those who came first
	 */
	public record Snapshot(int online, List<Account> some) {
	}

	/**
	 * Who came and went.
	 *
	 * @param online how many are online now
	 */
	public record Change(int online, List<Account> joined, List<Account> left) {

		public boolean isEmpty() {
			return this.joined.isEmpty() && this.left.isEmpty();
		}

	}

	private static final class Person {

		private Account account;

		private final Set<String> connections = new HashSet<>();

		private boolean announced;

		/** Somebody was told of them, in a snapshot perhaps before everyone was. */
		private boolean seen;

		private long leftAtMillis;

		Person(Account account) {
			this.account = account;
		}

		Account seen() {
			this.seen = true;
			return this.account;
		}

	}

}
