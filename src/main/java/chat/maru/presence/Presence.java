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

import org.springframework.stereotype.Component;

/**
 * The users who are online. A user is online while at least one of their connections to
 * any node is open. A user who reconnects within {@value #GRACE_MILLIS} ms, as after a
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

	private final Map<String, OnlinePerson> people = new LinkedHashMap<>();

	/** The ids of accounts whose state may differ from what was last announced. */
	private final Set<String> touched = new HashSet<>();

	/** By the id of another node, the ids of the accounts that are connected to it. */
	private final Map<String, Set<String>> elsewhere = new HashMap<>();

	private final Unstored unstored = new Unstored();

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
		OnlinePerson person = this.people.computeIfAbsent(account.id(), (id) -> new OnlinePerson(account));
		if (most > 0 && person.count() >= most && !person.connections.contains(connection)) {
			return false;
		}
		boolean came = !person.isHere();
		if (person.connections.add(connection)) {
			this.unstored.add(account.id());
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
		OnlinePerson person = this.people.get(account);
		if (person == null || !person.connections.remove(connection)) {
			return false;
		}
		this.unstored.add(account);
		if (!person.isHere()) {
			left(account, person, nowMillis, nowMillis + KNOWN_AFTER_MILLIS);
		}
		return true;
	}

	private void left(String account, OnlinePerson person, long nowMillis, long knownFromMillis) {
		this.online--;
		person.leftAtMillis = nowMillis;
		person.knownFromMillis = knownFromMillis;
		this.touched.add(account);
	}

	/** An account's name or role changed: it is announced again. */
	synchronized void changed(Account account) {
		OnlinePerson person = this.people.get(account.id());
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

	/** Some of the users who are online. Nothing is announced because of it. */
	public synchronized List<Account> some(int most) {
		return this.people.values()
			.stream()
			.filter(OnlinePerson::isHere)
			.limit(most)
			.map((person) -> person.account)
			.toList();
	}

	/** Whether the user with this account is online. */
	public synchronized boolean isOnline(String account) {
		OnlinePerson person = this.people.get(account);
		return person != null && person.isHere();
	}

	/** On how many nodes an account is connected, as of a few seconds ago. */
	@Override
	public synchronized int nodesOf(String account) {
		OnlinePerson person = this.people.get(account);
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
			OnlinePerson person = this.people.get(id);
			if (person != null && !person.isHere()) {
				person.announced = false;
			}
		}
		List<Account> some = this.people.values()
			.stream()
			.filter(OnlinePerson::isHere)
			.limit(most)
			.map(OnlinePerson::seen)
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
		return accounts.stream().map(this.people::get).filter(Objects::nonNull).map(OnlinePerson::seen).toList();
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
			OnlinePerson person = this.people.get(id);
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
	private boolean hasLeft(OnlinePerson person, long nowMillis) {
		return nowMillis - person.leftAtMillis >= GRACE_MILLIS && this.knownUpToMillis >= person.knownFromMillis;
	}

	/**
	 * The connections to this node that changed since the last call, by the account's id;
	 * empty if all are to be stored.
	 */
	synchronized Optional<Map<String, Integer>> takeUnstored() {
		return this.unstored.take().map(this::connections);
	}

	/**
	 * The connections to this node, by the account's id. From now on,
	 * {@link #takeUnstored} has what changes.
	 */
	synchronized Map<String, Integer> takeAll() {
		this.unstored.begin();
		Map<String, Integer> all = connections(this.people.keySet());
		all.values().removeIf((connections) -> connections == 0);
		return all;
	}

	/**
	 * The changes that were taken may not be stored, so the next call takes everything.
	 */
	synchronized void storeAll() {
		this.unstored.addAll();
	}

	private Map<String, Integer> connections(Set<String> accounts) {
		Map<String, Integer> connections = new HashMap<>();
		for (String id : accounts) {
			OnlinePerson person = this.people.get(id);
			connections.put(id, (person != null) ? person.connections.size() : 0);
		}
		return connections;
	}

	/**
	 * Takes the connections that another node has told.
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
		OnlinePerson person = this.people.computeIfAbsent(account.id(), (id) -> new OnlinePerson(account));
		this.online += person.isHere() ? 0 : 1;
		person.elsewhere.put(node, connected.connections());
		this.touched.add(account.id());
	}

	private void disconnected(String node, String account, long nowMillis, long knownFromMillis) {
		OnlinePerson person = this.people.get(account);
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
	 * The users who are online.
	 *
	 * @param online how many users
	 * @param some some of them, in the order in which they came
	 */
	public record Snapshot(int online, List<Account> some) {
	}

	/**
	 * The users who came and went.
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

}
