package chat.maru.socket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import chat.maru.account.AccessEnded;
import chat.maru.account.AccountChanged;
import chat.maru.account.Credential;
import chat.maru.fanout.Disconnections;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Everybody who is connected, by what they came in. When that is taken away, their
 * connections are cut at once: what they subscribed to ends, and what they send is
 * refused.
 */
@Component
class Connections {

	private final Map<String, ConnectedAccount> open = new ConcurrentHashMap<>();

	private final Disconnections disconnections;

	Connections(Disconnections disconnections) {
		this.disconnections = disconnections;
	}

	ConnectedAccount open(String session, Credential credential) {
		return this.open.computeIfAbsent(session, (id) -> new ConnectedAccount(credential));
	}

	void ended(String session) {
		this.open.remove(session);
	}

	/** What they say from now on is said under their new name. */
	@EventListener
	void changed(AccountChanged event) {
		this.open.values().forEach((connected) -> connected.changed(event.account()));
	}

	@EventListener
	void ended(AccessEnded event) {
		this.open.forEach((session, connected) -> {
			if (event.credentials().contains(connected.credential())) {
				connected.cut();
				this.disconnections.cut(session);
			}
		});
	}

}
