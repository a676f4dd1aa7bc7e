package chat.maru.presence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import chat.maru.account.Account;

/**
 * A user who is online, or was a moment ago. Guarded by the lock of {@link Presence}.
 */
final class OnlinePerson {

	Account account;

	/** To this node. */
	final Set<String> connections = new HashSet<>();

	/** The numbers of connections, by the id of another node. */
	final Map<String, Integer> elsewhere = new HashMap<>(0);

	boolean announced;

	/** Announced under another name or role. */
	boolean renamed;

	/**
	 * Some client knows that the user is online, perhaps by a snapshot, before it was
	 * announced.
	 */
	boolean seen;

	long leftAtMillis;

	/**
	 * Other nodes must be known up to then to know that the user did not come back to one
	 * of them.
	 */
	long knownFromMillis;

	OnlinePerson(Account account) {
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
