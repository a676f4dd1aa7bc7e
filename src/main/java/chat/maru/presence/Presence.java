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
import chat.maru.account.Accounts;
import chat.maru.cluster.Notices;

import org.springframework.stereotype.Component;

/**
 * Who is online. A user is online while at least one of their connections is open. A user
 * who reconnects within {@value #GRACE_MILLIS} ms, as after a reload, stays online.
 */
@Component
public class Presence {

	private static final long GRACE_MILLIS = 2_000;

	private final Map<String, Person> people = new LinkedHashMap<>();

	/** The ids of accounts whose state may differ from what was last announced. */
	private final Set<String> touched = new HashSet<>();

	private int online;

	Presence(Accounts accounts, Notices notices) {
		notices.on(AccountChanged.class, (notice) -> accounts.find(notice.account()).ifPresent(this::changed));
	}

	/**
	 * Milliseconds of a monotonic clock. It measures time spans and is not the time of
	 * day.
	 */
	public static long now() {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
	}

	/**
	 * A connection opened.
	 * @param most how many connections the account may have; 0 for no limit
	 * @return whether it was counted; false if the account already has that many
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
	 * A connection ended. A second call for the same connection changes nothing.
	 * @param nowMillis from {@link #now()}
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

	/** An account's name or role changed: it is announced again. */
	synchronized void changed(Account account) {
		Person person = this.people.get(account.id());
		if (person != null) {
			person.account = account;
			person.renamed = person.announced;
			person.announced = false;
			this.touched.add(account.id());
		}
	}

	/** How many users are online. */
	public synchronized int online() {
		return this.online;
	}

	/**
	 * How many users are online, and some of them. Those who are away and come back
	 * within {@value #GRACE_MILLIS} ms are announced again, because the snapshot lacks
	 * them.
	 * @param most how many users to return at most
	 */
	public synchronized Snapshot snapshot(int most) {
		for (String id : this.touched) {
			Person person = this.people.get(id);
			if (person != null && person.connections.isEmpty()) {
				person.announced = false;
			}
		}
		List<Account> some = this.people.values()
			.stream()
			.filter((person) -> !person.connections.isEmpty())
			.limit(most)
			.map(Person::seen)
			.toList();
		return new Snapshot(this.online, some);
	}

	/**
	 * The accounts among these that are online, or were within the last
	 * {@value #GRACE_MILLIS} ms. If such a user does not reconnect, that they left is
	 * announced.
	 * @param accounts the ids of the accounts
	 */
	public synchronized List<Account> among(Collection<String> accounts) {
		return accounts.stream().map(this.people::get).filter(Objects::nonNull).map(Person::seen).toList();
	}

	/**
	 * The users who came and went since the last call.
	 * @param nowMillis from {@link #now()}
	 */
	public synchronized Change takeChange(long nowMillis) {
		List<Account> joined = new ArrayList<>();
		List<Account> renamed = new ArrayList<>();
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
				if (person.renamed) {
					person.renamed = false;
					renamed.add(person.account);
				}
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
		return new Change(this.online, joined, renamed, left);
	}

	/**
	 * Who is online.
	 *
	 * @param online how many users
	 * @param some some of them, in the order in which they came
	 */
	public record Snapshot(int online, List<Account> some) {
	}

	/**
	 * Who came and went.
	 *
	 * @param online how many users are online now
	 * @param joined those who came, or got another name or role
	 * @param renamed those among them who were announced before
	 * @param left those who went
	 */
	public record Change(int online, List<Account> joined, List<Account> renamed, List<Account> left) {

		public boolean isEmpty() {
			return this.joined.isEmpty() && this.left.isEmpty();
		}

	}

	private static final class Person {

		private Account account;

		private final Set<String> connections = new HashSet<>();

		private boolean announced;

		/** Announced under another name or role. */
		private boolean renamed;

		/**
		 * Some client knows that the user is online, perhaps by a snapshot, before it was
		 * announced.
		 */
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
