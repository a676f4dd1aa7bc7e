package chat.maru.socket;

import java.util.Map;

import chat.maru.account.Account;
import chat.maru.account.Credential;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The account of a connection and the credential it connected with. Stored in the
 * connection's attributes.
 */
final class ConnectedAccount {

	private final Credential credential;

	private final String address;

	private volatile @Nullable Account account;

	private volatile boolean cut;

	ConnectedAccount(Credential credential, String address) {
		this.credential = credential;
		this.address = address;
	}

	/** The client's address. */
	String address() {
		return this.address;
	}

	Credential credential() {
		return this.credential;
	}

	void is(Account account) {
		this.account = account;
	}

	/** Replaces the account if it is the same one with other data. */
	void changed(Account changed) {
		Account now = this.account;
		if (now != null && now.id().equals(changed.id())) {
			this.account = changed;
		}
	}

	/** Makes the server refuse every further frame of this connection. */
	void cut() {
		this.cut = true;
	}

	/**
	 * The account of a connection.
	 * @throws Refused if its access has ended
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

	/**
	 * The entry in a connection's attributes; null if the client has not connected yet.
	 */
	static @Nullable ConnectedAccount in(@Nullable Map<String, Object> session) {
		return (session != null && session.get(ConnectedAccount.class.getName()) instanceof ConnectedAccount connected)
				? connected : null;
	}

	@Nullable Account account() {
		return this.account;
	}

}
