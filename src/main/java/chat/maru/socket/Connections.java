package chat.maru.socket;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import chat.maru.account.Account;
import chat.maru.account.AccountChanged;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.Accounts;
import chat.maru.account.Credential;
import chat.maru.account.Credential.Kind;
import chat.maru.administration.AdministrationReason;
import chat.maru.administration.Banned;
import chat.maru.administration.Bans;
import chat.maru.cluster.Notices;
import chat.maru.cluster.NoticesMissed;
import chat.maru.fanout.SessionTermination;
import chat.maru.room.MembershipEnded;
import chat.maru.room.RoomAccess;
import chat.maru.session.AccessEnded;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.stereotype.Component;

/**
 * The open connections with their accounts and credentials. When a credential is revoked,
 * its connections are cut at once: their subscriptions end and their frames are refused.
 */
@Component
class Connections {

	private static final Log logger = LogFactory.getLog(Connections.class);

	private final Map<String, ConnectedAccount> open = new ConcurrentHashMap<>();

	private final SessionTermination disconnections;

	private final Refusals refusals;

	private final Accounts accounts;

	private final RoomAccess rooms;

	private final Bans bans;

	Connections(SessionTermination disconnections, Refusals refusals, Accounts accounts, RoomAccess rooms, Bans bans,
			Notices notices) {
		this.disconnections = disconnections;
		this.refusals = refusals;
		this.accounts = accounts;
		this.rooms = rooms;
		this.bans = bans;
		notices.on(AccountChanged.class, this::changed);
		notices.on(MembershipEnded.class, this::left);
		notices.on(Banned.class, this::banned);
		notices.on(AccessEnded.class, (notice) -> ended(notice.credentials()));
		notices.on(NoticesMissed.class, (notice) -> disconnections.closeAll());
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
	private void changed(AccountChanged notice) {
		this.accounts.find(notice.account())
			.ifPresent((account) -> this.open.values().forEach((connected) -> connected.changed(account)));
	}

	/**
	 * Ends the account's subscriptions to the room and tells its connections why, unless
	 * it has joined again since.
	 */
	private void left(MembershipEnded notice) {
		this.open.forEach((session, connected) -> {
			Account account = connected.account();
			if (account != null && account.id().equals(notice.account())
					&& !holds(() -> this.rooms.isMember(notice.account(), notice.room()), false)) {
				this.disconnections.leave(session, notice.room());
				Account by = notice.by().equals(account.id()) ? account : this.accounts.find(notice.by()).orElse(null);
				this.refusals.send(new AccountPrincipal(account.id()), session, Refusal.left(notice.room(), by));
			}
		});
	}

	/** Cut the connections that came in with one of these. */
	void ended(Set<Credential> credentials) {
		this.open.forEach((session, connected) -> {
			if (credentials.contains(connected.credential())) {
				connected.cut();
				this.disconnections.cut(session);
			}
		});
	}

	/**
	 * Asks for the present state, because a notice of another node comes late.
	 * @param otherwise the answer if the database fails
	 */
	private static boolean holds(BooleanSupplier state, boolean otherwise) {
		try {
			return state.getAsBoolean();
		}
		catch (RuntimeException ex) {
			logger.debug("A late notice could not be checked", ex);
			return otherwise;
		}
	}

	/** Closes the connections that a ban covers, unless it was lifted since. */
	private void banned(Banned notice) {
		Predicate<String> addresses = notice.addresses();
		this.open.forEach((session, connected) -> {
			Account account = connected.account();
			boolean banned = account != null && account.id().equals(notice.account());
			if ((banned && holds(() -> this.bans.isBanned(Objects.requireNonNull(account).id()), true))
					|| (addresses.test(connected.address())
							&& holds(() -> this.bans.isBannedAddress(connected.address()), true))) {
				connected.cut();
				this.disconnections.ban(session,
						(banned ? AdministrationReason.BANNED : AdministrationReason.ADDRESS_BANNED).code(),
						notice.until());
			}
		});
	}

}
