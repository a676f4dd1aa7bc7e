package chat.maru.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import chat.maru.account.Account;
import chat.maru.account.AccountChanged;
import chat.maru.account.Accounts;
import chat.maru.cluster.Notices;
import chat.maru.limit.ConnectedNodes;
import chat.maru.presence.PresenceStore.Changes;
import chat.maru.presence.PresenceStore.Connected;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Who is online. A user is online while at least one of their connections is open, to
 * whichever node. A user who reconnects within {@value #GRACE_MILLIS} ms, as after a
 * reload, stays online.
 */
@Component
public class Presence implements ConnectedNodes {

	private static final long GRACE_MILLIS = 2_000;

	/**
	 * A user who reconnects to another node within {@value #GRACE_MILLIS} ms is stored by
	 * it a second later at most.
	 */
	private static final long KNOWN_AFTER_MILLIS = GRACE_MILLIS + 1_000;

	/** Accounts that wait to be stored. If there are more, everything is stored. */
	private static final int MAX_UNSTORED = 50_000;

	private final Map<String, Person> people = new LinkedHashMap<>();

	/** The ids of accounts whose state may differ from what was last announced. */
	private final Set<String> touched = new HashSet<>();

	/** By the id of another node, the ids of the accounts that are connected to it. */
	private final Map<String, Set<String>> elsewhere = new HashMap<>();

	/**
	 * The ids of accounts whose number of connections to this node is to be stored; null
	 * if there are no other nodes, or everything is to be stored.
	 */
	private @Nullable Set<String> unstored;

	/** Until when this node knows who was connected to other nodes. */
	private long knownUpToMillis = Long.MAX_VALUE;

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
	 * A connection to this node opened.
	 * @param most how many connections the account may have to all nodes, where those to
	 * other nodes are counted as of a few seconds ago; 0 for no limit
	 * @return whether it was counted; false if the account already has that many
	 */
	public synchronized boolean connect(Account account, String connection, int most) {
		Person person = this.people.computeIfAbsent(account.id(), (id) -> new Person(account));
		if (most > 0 && person.count() >= most && !person.connections.contains(connection)) {
			return false;
		}
		boolean came = !person.isHere();
		if (person.connections.add(connection)) {
			store(account.id());
		}
		this.online += came ? 1 : 0;
		this.touched.add(account.id());
		return true;
	}

	/**
	 * A connection to this node ended. A second call for the same connection changes
	 * nothing.
	 * @param nowMillis from {@link #now()}
	 * @return whether it was open
	 */
	public synchronized boolean disconnect(String account, String connection, long nowMillis) {
		Person person = this.people.get(account);
		if (person == null || !person.connections.remove(connection)) {
			return false;
		}
		store(account);
		if (!person.isHere()) {
			left(account, person, nowMillis, nowMillis + KNOWN_AFTER_MILLIS);
		}
		return true;
	}

	private void left(String account, Person person, long nowMillis, long knownFromMillis) {
		this.online--;
		person.leftAtMillis = nowMillis;
		person.knownFromMillis = knownFromMillis;
		this.touched.add(account);
	}

	private void store(String account) {
		if (this.unstored != null) {
			this.unstored.add(account);
			if (this.unstored.size() > MAX_UNSTORED) {
				this.unstored = null;
			}
		}
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

	/** On how many nodes an account is connected, as of a few seconds ago. */
	@Override
	public synchronized int nodesOf(String account) {
		Person person = this.people.get(account);
		return (person != null) ? person.nodes() : 0;
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
			if (person != null && !person.isHere()) {
				person.announced = false;
			}
		}
		List<Account> some = this.people.values()
			.stream()
			.filter(Person::isHere)
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
			boolean here = person != null && person.isHere();
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
			else if (!person.seen || hasLeft(person, nowMillis)) {
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

	/** While other nodes cannot be asked, the user may be connected to one of them. */
	private boolean hasLeft(Person person, long nowMillis) {
		return nowMillis - person.leftAtMillis >= GRACE_MILLIS && this.knownUpToMillis >= person.knownFromMillis;
	}

	/**
	 * The connections to this node that changed since the last call, by the account's id;
	 * empty if all are to be stored.
	 */
	synchronized Optional<Map<String, Integer>> takeUnstored() {
		Set<String> changed = this.unstored;
		if (changed == null) {
			return Optional.empty();
		}
		this.unstored = new HashSet<>();
		return Optional.of(connections(changed));
	}

	/**
	 * The connections to this node, by the account's id. From now on,
	 * {@link #takeUnstored} has what changes.
	 */
	synchronized Map<String, Integer> takeAll() {
		this.unstored = new HashSet<>();
		Map<String, Integer> all = connections(this.people.keySet());
		all.values().removeIf((connections) -> connections == 0);
		return all;
	}

	/**
	 * The changes that were taken may not be stored, so the next call takes everything.
	 */
	synchronized void storeAll() {
		this.unstored = null;
	}

	private Map<String, Integer> connections(Set<String> accounts) {
		Map<String, Integer> connections = new HashMap<>();
		for (String id : accounts) {
			Person person = this.people.get(id);
			connections.put(id, (person != null) ? person.connections.size() : 0);
		}
		return connections;
	}

	/**
	 * Another node told who is connected to it.
	 * @param nowMillis from {@link #now()}
	 */
	synchronized void tell(String node, Changes changes, long nowMillis) {
		Set<String> accounts = this.elsewhere.computeIfAbsent(node, (id) -> new HashSet<>());
		if (changes.complete()) {
			Set<String> gone = new HashSet<>(accounts);
			changes.accounts().forEach((connected) -> gone.remove(connected.account().id()));
			gone.forEach((account) -> disconnected(node, account, nowMillis, nowMillis + KNOWN_AFTER_MILLIS));
			accounts.removeAll(gone);
		}
		for (Connected connected : changes.accounts()) {
			String account = connected.account().id();
			if (connected.connections() > 0) {
				accounts.add(account);
				connected(node, connected);
			}
			else if (accounts.remove(account)) {
				disconnected(node, account, nowMillis, nowMillis + KNOWN_AFTER_MILLIS);
			}
		}
	}

	private void connected(String node, Connected connected) {
		Account account = connected.account();
		Person person = this.people.computeIfAbsent(account.id(), (id) -> new Person(account));
		this.online += person.isHere() ? 0 : 1;
		person.elsewhere.put(node, connected.connections());
		this.touched.add(account.id());
	}

	private void disconnected(String node, String account, long nowMillis, long knownFromMillis) {
		Person person = this.people.get(account);
		if (person != null && person.elsewhere.remove(node) != null && !person.isHere()) {
			left(account, person, nowMillis, knownFromMillis);
		}
	}

	/**
	 * Another node is gone, and its connections with it. Its users had several seconds to
	 * come back to another one.
	 * @param nowMillis from {@link #now()}
	 */
	synchronized void gone(String node, long nowMillis) {
		Set<String> accounts = this.elsewhere.remove(node);
		if (accounts != null) {
			accounts.forEach((account) -> disconnected(node, account, nowMillis, nowMillis));
		}
	}

	/**
	 * Everything that other nodes stored before this moment was told. Until it is told
	 * again, users who were connected to this node only do not leave.
	 * @param knownUpTo from {@link #now()}; {@link Long#MAX_VALUE} if there are no others
	 */
	synchronized void know(long knownUpTo) {
		this.knownUpToMillis = knownUpTo;
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

		/** To this node. */
		private final Set<String> connections = new HashSet<>();

		/** The numbers of connections, by the id of another node. */
		private final Map<String, Integer> elsewhere = new HashMap<>(0);

		private boolean announced;

		/** Announced under another name or role. */
		private boolean renamed;

		/**
		 * Some client knows that the user is online, perhaps by a snapshot, before it was
		 * announced.
		 */
		private boolean seen;

		private long leftAtMillis;

		/**
		 * Other nodes must be known up to then to know that the user did not come back to
		 * one of them.
		 */
		private long knownFromMillis;

		Person(Account account) {
			this.account = account;
		}

		boolean isHere() {
			return !this.connections.isEmpty() || !this.elsewhere.isEmpty();
		}

		int nodes() {
			return this.elsewhere.size() + (this.connections.isEmpty() ? 0 : 1);
		}

		int count() {
			return this.elsewhere.values().stream().mapToInt(Integer::intValue).sum() + this.connections.size();
		}

		Account seen() {
			this.seen = true;
			return this.account;
		}

	}

}
