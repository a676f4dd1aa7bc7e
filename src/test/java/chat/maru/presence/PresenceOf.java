package chat.maru.presence;

import chat.maru.account.Account;
import chat.maru.cluster.Notices;

import static org.mockito.Mockito.mock;

/** Presence without a server, for tests of other packages. */
public final class PresenceOf {

	private PresenceOf() {
	}

	/** Nobody is online on the only node. */
	public static Presence oneNode() {
		return new Presence(mock(), new Notices());
	}

	/** An account got another name or role. */
	public static void changed(Presence presence, Account account) {
		presence.changed(account);
	}

}
