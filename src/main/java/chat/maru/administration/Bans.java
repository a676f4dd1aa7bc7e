package chat.maru.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import chat.maru.account.Account;
import chat.maru.account.AccountReason;
import chat.maru.account.Accounts;
import chat.maru.account.SingleLineText;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.cluster.LocalCache;
import chat.maru.cluster.Notices;
import chat.maru.cluster.RowCache;
import chat.maru.refusal.Refused;
import chat.maru.session.Sessions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bans of accounts and networks. Every request is checked against them, so all bans are
 * cached. A ban is in force before the connections that it covers are closed, so a client
 * that connects meanwhile is either refused or closed.
 */
@Service
public class Bans {

	/** The longest ban that ends by itself, in days. */
	public static final int MOST_DAYS = 365;

	/** The request attribute that marks a request from a banned account or address. */
	public static final String TURNED_AWAY = Bans.class.getName() + ".turned-away";

	/** The maximum number of bans. */
	private static final int MAX_BANS = 10_000;

	private final JdbcClient jdbc;

	private final Accounts accounts;

	private final Sessions sessions;

	private final AuditLog audit;

	private final Clock clock;

	private final Notices notices;

	/** One row for all bans. */
	private final RowCache<String, Known> cached;

	Bans(JdbcClient jdbc, Accounts accounts, Sessions sessions, AuditLog audit, Clock clock, Notices notices,
			PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.accounts = accounts;
		this.sessions = sessions;
		this.audit = audit;
		this.clock = clock;
		this.notices = notices;
		this.cached = new RowCache<>(transactions, 1, (key) -> read());
		notices.onFirst(BansChanged.class, (notice) -> this.cached.forgetAll());
	}

	/** Whether the account with this id is banned. */
	public boolean isBanned(String account) {
		Ban ban = known().accounts().get(account);
		return ban != null && ban.isActive(this.clock.instant());
	}

	/** Whether this address is banned. */
	public boolean isBannedAddress(String address) {
		Known now = known();
		return !now.networks().isEmpty() && now.addresses().get(address, now::bans);
	}

	/** The bans that have not expired, newest first. */
	public List<Ban> all() {
		Instant now = this.clock.instant();
		return known().all().stream().filter((ban) -> ban.isActive(now)).toList();
	}

	/**
	 * Ban an account. Its sessions and connections end at once.
	 * @param days for how long, 1 to {@value #MOST_DAYS}; null for a permanent ban
	 * @throws Refused if the account is an administrator or does not exist, or if the
	 * reason or the days are invalid
	 */
	@Transactional
	public void ban(Account administrator, @Nullable Account account, @Nullable Long days, String reason) {
		if (account == null) {
			throw new Refused(AccountReason.UNKNOWN);
		}
		insert(administrator, account.id(), null, days, reason);
		// After the notice of the ban, so that connections are closed with its reason.
		this.sessions.deleteOthers(account, null);
	}

	/**
	 * Ban a network.
	 * @param typed an address, or a network in CIDR notation
	 * @param own the administrator's own address
	 * @param days for how long, 1 to {@value #MOST_DAYS}; null for a permanent ban
	 * @throws Refused if it is not a network, the administrator's own address is in it,
	 * or the reason or the days are invalid
	 */
	@Transactional
	public void ban(Account administrator, String typed, String own, @Nullable Long days, String reason) {
		Network network = Network.read(typed).orElseThrow(() -> new Refused(AdministrationReason.BAN_NETWORK));
		if (network.has(own)) {
			throw new Refused(AdministrationReason.BAN_OWN);
		}
		insert(administrator, null, network.text(), days, reason);
	}

	private void insert(Account administrator, @Nullable String account, @Nullable String network, @Nullable Long days,
			String typed) {
		String reason = SingleLineText.read(typed, Ban.LONGEST_REASON)
			.orElseThrow(() -> new Refused(AdministrationReason.BAN_REASON));
		if (days != null && (days < 1 || days > MOST_DAYS)) {
			throw new Refused(AdministrationReason.BAN_DAYS);
		}
		this.accounts.lockAdministrators();
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Instant end = (days != null) ? now.plus(Duration.ofDays(days)) : null;
		if (account != null && this.accounts.isAdministrator(account)) {
			throw new Refused(AdministrationReason.BAN_ADMINISTRATOR);
		}
		this.jdbc.sql("delete from ban where expires_at <= ? or account_id = ? or network = ?")
			.param(now.toEpochMilli())
			.param(account)
			.param(network)
			.update();
		if (this.jdbc.sql("select count(*) from ban").query(Integer.class).single() >= MAX_BANS) {
			throw new Refused(AdministrationReason.BANS_TOO_MANY);
		}
		this.jdbc.sql("""
				insert into ban (id, account_id, network, reason, created_by, created_at, expires_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.param(UUID.randomUUID().toString())
			.param(account)
			.param(network)
			.param(reason)
			.param(administrator.id())
			.param(now.toEpochMilli())
			.param((end != null) ? end.toEpochMilli() : null)
			.update();
		this.audit.note(administrator.id(), (account != null) ? AuditAction.ACCOUNT_BANNED : AuditAction.ADDRESS_BANNED,
				account, null,
				((network != null) ? "network=" + network + " " : "") + "until=" + ((end != null) ? end : "never"));
		this.notices.publish(new BansChanged());
		this.notices.publish(new Banned(account, network, end));
	}

	/** Whether an account is banned, as the caller's transaction sees it. */
	boolean isStoredFor(String account) {
		return this.jdbc
			.sql("select exists (select 1 from ban where account_id = ? and (expires_at is null or expires_at > ?))")
			.params(account, this.clock.millis())
			.query(Boolean.class)
			.single();
	}

	/** Lift a ban. A ban that has already been lifted is ignored. */
	@Transactional
	public void lift(Account administrator, String id) {
		find(id).ifPresent((ban) -> {
			if (this.jdbc.sql("delete from ban where id = ?").param(id).update() == 1) {
				this.audit.note(administrator.id(),
						(ban.account() != null) ? AuditAction.ACCOUNT_BAN_LIFTED : AuditAction.ADDRESS_BAN_LIFTED,
						ban.account(), null, (ban.network() != null) ? "network=" + ban.network() : "");
			}
			this.notices.publish(new BansChanged());
		});
	}

	private Optional<Ban> find(String id) {
		return known().all().stream().filter((ban) -> ban.id().equals(id)).findFirst();
	}

	private Known known() {
		return this.cached.find("all").orElseThrow();
	}

	private Known read() {
		List<Ban> all = this.jdbc.sql("""
				select ban.id, ban.account_id, account.name, ban.network, ban.reason, ban.created_at, ban.expires_at
				from ban left join account on account.id = ban.account_id""").query((row, number) -> {
			long expires = row.getLong("expires_at");
			Instant end = row.wasNull() ? null : Instant.ofEpochMilli(expires);
			return new Ban(row.getString("id"), row.getString("account_id"), row.getString("name"),
					row.getString("network"), row.getString("reason"), Instant.ofEpochMilli(row.getLong("created_at")),
					end);
		}).list();
		return Known.of(all, this.clock);
	}

	/**
	 * The bans as they are kept in memory. Some may have expired meanwhile.
	 *
	 * @param all all bans, newest first
	 * @param accounts the bans of accounts, by the account's id
	 * @param networks the bans of networks, with the network parsed
	 * @param addresses caches whether an address is banned, for a minute
	 */
	private record Known(List<Ban> all, Map<String, Ban> accounts, Map<Ban, Network> networks,
			LocalCache<String, Boolean> addresses, Clock clock) {

		static Known of(List<Ban> all, Clock clock) {
			return new Known(all.stream().sorted(Comparator.comparing(Ban::createdAt).reversed()).toList(),
					all.stream()
						.filter((ban) -> ban.account() != null)
						.collect(Collectors.toMap((ban) -> String.valueOf(ban.account()), Function.identity())),
					all.stream()
						.filter((ban) -> ban.network() != null)
						.collect(Collectors.toMap(Function.identity(),
								(ban) -> Network.read(String.valueOf(ban.network())).orElseThrow())),
					new LocalCache<>(10_000, Duration.ofMinutes(1)), clock);
		}

		boolean bans(String address) {
			Instant now = this.clock.instant();
			return this.networks.entrySet()
				.stream()
				.anyMatch((entry) -> entry.getKey().isActive(now) && entry.getValue().has(address));
		}

	}

}
