package chat.maru.access;

import java.security.MessageDigest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import chat.maru.access.LogInLog.Way;
import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.account.Secret;
import chat.maru.refusal.Refused;
import chat.maru.settings.MaruProperties.Access;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How somebody comes in by choosing a name and a password: where that is open to anybody,
 * by an invitation, or as the first administrator by the link that the log shows.
 */
@Service
public class SignUps {

	private static final Log logger = LogFactory.getLog(SignUps.class);

	private final Accounts accounts;

	private final Passwords passwords;

	private final Members members;

	private final GuestLimit limit;

	private final LogInLog log;

	private final AccessSetting setting;

	private final Invitations invitations;

	private final AccountChanges changes;

	private final TransactionTemplate transaction;

	/** The secret part of the setup link; null once there is an administrator. */
	private final AtomicReference<@Nullable String> setup = new AtomicReference<>();

	SignUps(Accounts accounts, Passwords passwords, Members members, GuestLimit limit, LogInLog log,
			AccessSetting setting, Invitations invitations, AccountChanges changes,
			PlatformTransactionManager transactions) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.members = members;
		this.limit = limit;
		this.log = log;
		this.setting = setting;
		this.invitations = invitations;
		this.changes = changes;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** A stranger cannot take a new server: who is first reads its log. */
	@EventListener
	void ready(WebServerInitializedEvent event) {
		if (!this.accounts.hasAdministrator()) {
			String secret = Secret.make();
			this.setup.set(secret);
			logger.info("This server has no administrator yet. Open this link to become the administrator: http://localhost:"
					+ event.getWebServer().getPort() + "/setup/" + secret);
		}
	}

	/** Whether a setup link is the one in the log, and still holds. */
	public boolean isSetup(String secret) {
		String expected = this.setup.get();
		return expected != null && isSame(expected, secret);
	}

	private static boolean isSame(String expected, String secret) {
		return MessageDigest.isEqual(Secret.hash(expected), Secret.hash(secret));
	}

	/**
	 * Make the first administrator.
	 * @param account who opened the link; null for somebody who is not in yet
	 * @param name the name of somebody who is not in yet
	 * @throws Refused where the link does not hold, or name or password are refused
	 */
	public Account setUp(String secret, @Nullable Account account, String name, String password, String address) {
		String link = this.setup.get();
		// Taken away first, so that of several who open it at once only one gets an
		// account.
		if (link == null || !isSame(link, secret) || !this.setup.compareAndSet(link, null)) {
			throw new Refused(AccessReason.SETUP_OVER);
		}
		Account administrator;
		try {
			administrator = (account != null) ? appoint(withPassword(account, password, address))
					: createFirst(name, password);
			this.changes.tell(administrator);
		}
		catch (RuntimeException ex) {
			this.setup.set(link);
			throw ex;
		}
		logger.info("Account " + administrator.id() + " is the administrator");
		this.log.succeeded(Way.SIGN_UP, administrator, address);
		return administrator;
	}

	private Account createFirst(String name, String password) {
		DisplayName displayName = DisplayName.of(name);
		String encoded = this.passwords.encode(password, displayName.value());
		return Objects.requireNonNull(
				this.transaction.execute((status) -> appoint(this.accounts.createFirst(displayName, encoded))));
	}

	private Account appoint(Account account) {
		if (!this.accounts.appointFirst(account)) {
			throw new IllegalStateException("There is an administrator, or they are no member");
		}
		return account;
	}

	private Account withPassword(Account account, String password, String address) {
		if (!this.accounts.isMember(account)) {
			this.members.choosePassword(account, new PasswordChoice("", password, null, false), address);
		}
		return account;
	}

	/** Whether anybody may come in by choosing a name and a password. */
	public boolean areOpen() {
		return this.setting.access() == Access.MEMBERS;
	}

	/**
	 * Let somebody in.
	 * @param invitation the secret part of an invitation's link; null for none
	 * @param address where they come from
	 * @throws Refused where that needs an invitation that holds, the name is unfit or
	 * taken, the password is refused, or too many came from the address
	 */
	public Account signUp(String name, String password, @Nullable String invitation, String address) {
		if (invitation != null) {
			if (!this.invitations.holds(invitation)) {
				throw new Refused(AccessReason.INVITATION_OVER);
			}
		}
		else if (!areOpen()) {
			throw new Refused(AccessReason.INVITATION_NEEDED);
		}
		this.limit.count(address);
		Account created = createMember(name, password, invitation);
		this.log.succeeded(Way.SIGN_UP, created, address);
		return created;
	}

	private Account createMember(String name, String password, @Nullable String invitation) {
		DisplayName displayName = DisplayName.of(name);
		String encoded = this.passwords.encode(password, displayName.value());
		Account created = this.transaction.execute((status) -> {
			if (invitation != null && !this.invitations.use(invitation)) {
				throw new Refused(AccessReason.INVITATION_OVER);
			}
			return this.accounts.createMember(displayName, encoded);
		});
		if (created == null) {
			throw new IllegalStateException("A transaction returns what is in it");
		}
		return created;
	}

}
