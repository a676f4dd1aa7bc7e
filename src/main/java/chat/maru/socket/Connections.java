package chat.maru.socket;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import chat.maru.account.Account;
import chat.maru.account.AccountChanged;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.Credential;
import chat.maru.account.Credential.Kind;
import chat.maru.administration.AdministrationReason;
import chat.maru.administration.Banned;
import chat.maru.fanout.Disconnections;
import chat.maru.room.MembershipEnded;
import chat.maru.session.AccessEnded;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The open connections with their accounts and credentials. When a credential is revoked,
 * its connections are cut at once: their subscriptions end and their frames are refused.
 */
@Component
class Connections {

	private final Map<String, ConnectedAccount> open = new ConcurrentHashMap<>();

	private final Disconnections disconnections;

	private final Refusals refusals;

	Connections(Disconnections disconnections, Refusals refusals) {
		this.disconnections = disconnections;
		this.refusals = refusals;
	}

	ConnectedAccount open(String session, Credential credential, String address) {
		return this.open.computeIfAbsent(session, (id) -> new ConnectedAccount(credential, address));
	}

	void ended(String session) {
		this.open.remove(session);
	}

	boolean isOpen(String session) {
		return this.open.containsKey(session);
	}

	/** The ids of the browser sessions that have open connections. */
	Set<String> browserSessions() {
		return this.open.values()
			.stream()
			.map(ConnectedAccount::credential)
			.filter((credential) -> credential.kind() == Kind.SESSION)
			.map(Credential::value)
			.collect(Collectors.toSet());
	}

	/** Posts have the new name from now on. */
	@EventListener
	void changed(AccountChanged event) {
		this.open.values().forEach((connected) -> connected.changed(event.account()));
	}

	/** Ends the account's subscriptions to the room and tells its connections why. */
	@EventListener
	void left(MembershipEnded event) {
		this.open.forEach((session, connected) -> {
			Account account = connected.account();
			if (account != null && account.id().equals(event.account())) {
				this.disconnections.leave(session, event.room());
				this.refusals.send(new AccountPrincipal(account.id()), session, Refusal.left(event.room(), event.by()));
			}
		});
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

	@EventListener
	void banned(Banned event) {
		this.open.forEach((session, connected) -> {
			Account account = connected.account();
			boolean banned = account != null && event.accounts().test(account.id());
			if (banned || event.addresses().test(connected.address())) {
				connected.cut();
				this.disconnections.ban(session,
						(banned ? AdministrationReason.BANNED : AdministrationReason.ADDRESS_BANNED).code(),
						event.until());
			}
		});
	}

}
