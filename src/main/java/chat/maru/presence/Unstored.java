package chat.maru.presence;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The accounts whose number of connections to this node is to be stored for the other
 * nodes. Guarded by the lock of {@link Presence}.
 */
final class Unstored {

	/** If more accounts wait, all of them are stored. */
	private static final int MAX_ACCOUNTS = 50_000;

	/** Null if there are no other nodes, or all accounts are to be stored. */
	private @Nullable Set<String> accounts;

	/** Adds an account whose connections have changed. */
	void add(String account) {
		if (this.accounts != null) {
			this.accounts.add(account);
			if (this.accounts.size() > MAX_ACCOUNTS) {
				this.accounts = null;
			}
		}
	}

	/** Takes the accounts that have changed; empty if all are to be stored. */
	Optional<Set<String>> take() {
		Optional<Set<String>> taken = Optional.ofNullable(this.accounts);
		if (taken.isPresent()) {
			this.accounts = new HashSet<>();
		}
		return taken;
	}

	/** Collects changes from now on, because all accounts are being stored. */
	void begin() {
		this.accounts = new HashSet<>();
	}

	/** Lets all accounts be stored next. */
	void addAll() {
		this.accounts = null;
	}

}
