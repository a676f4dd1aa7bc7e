package chat.maru.socket;

import java.util.Map;

import chat.maru.account.Account;
import chat.maru.account.Credential;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** Whose connection it is, and by what they came in; kept with the connection. */
final class ConnectedAccount {

	private final Credential credential;

	private final String address;

	private volatile @Nullable Account account;

	private volatile boolean cut;

	ConnectedAccount(Credential credential, String address) {
		this.credential = credential;
		this.address = address;
	}

	/** Where they come from. */
	String address() {
		return this.address;
	}

	Credential credential() {
		return this.credential;
	}

	void is(Account account) {
		this.account = account;
	}

	/** Take the new one, where it is theirs. */
	void changed(Account changed) {
		Account now = this.account;
		if (now != null && now.id().equals(changed.id())) {
			this.account = changed;
		}
	}

	/** Nothing that comes over this connection counts from now on. */
	void cut() {
		this.cut = true;
	}

	/**
	 * Whose connection this is.
	 * @throws Refused where what they came in by was taken away
	 */
	static Account of(@Nullable Map<String, Object> session) {
		ConnectedAccount connected = in(session);
		Account account = (connected != null) ? connected.account : null;
		if (connected == null || account == null) {
			throw new IllegalStateException("Only connected sessions get this far");
		}
		if (connected.cut) {
			throw new Refused(FrameReason.ACCESS_ENDED);
		}
		return account;
	}

	/** What is kept with a connection, or null where nobody has connected yet. */
	static @Nullable ConnectedAccount in(@Nullable Map<String, Object> session) {
		return (session != null && session.get(ConnectedAccount.class.getName()) instanceof ConnectedAccount connected)
				? connected : null;
	}

	@Nullable Account account() {
		return this.account;
	}

}
