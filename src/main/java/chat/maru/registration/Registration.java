package chat.maru.registration;

import java.time.Duration;
import java.util.Objects;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.account.Secret;
import chat.maru.password.PasswordChoice;
import chat.maru.password.PasswordLogIn;
import chat.maru.password.Passwords;
import chat.maru.refusal.Refused;
import chat.maru.registration.RegistrationSettings.Access;
import chat.maru.session.LogInLog;
import chat.maru.session.LogInLog.Way;
import chat.maru.session.OneTimeStore;
import chat.maru.session.OneTimeStores;
import chat.maru.storage.Locks;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates accounts with a name and a password: for anyone, if access is open, by an
 * invitation, or for the first administrator by the setup link in the log.
 */
@Service
public class Registration {

	private static final Log logger = LogFactory.getLog(Registration.class);

	private static final String SETUP = "setup";

	/** Until one is used, so in effect without end. */
	private static final Duration SETUP_TTL = Duration.ofDays(36_500);

	private final Accounts accounts;

	private final Passwords passwords;

	private final PasswordLogIn passwordLogIn;

	private final GuestLimit limit;

	private final LogInLog log;

	private final AccessSetting setting;

	private final Invitations invitations;

	private final TransactionTemplate transaction;

	/**
	 * The setup links, until there is an administrator. Each start of each node makes
	 * one, and all of them work on every node.
	 */
	private final OneTimeStore<SetupLink> setup;

	private final Locks locks;

	Registration(Accounts accounts, Passwords passwords, PasswordLogIn passwordLogIn, GuestLimit limit, LogInLog log,
			AccessSetting setting, Invitations invitations, PlatformTransactionManager transactions,
			OneTimeStores stores, Locks locks) {
		this.locks = locks;
		this.setup = stores.of(SETUP, SetupLink.class, SETUP_TTL);
		this.accounts = accounts;
		this.passwords = passwords;
		this.passwordLogIn = passwordLogIn;
		this.limit = limit;
		this.log = log;
		this.setting = setting;
		this.invitations = invitations;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Logs the setup link. Only someone who can read the log can take over a new server.
	 */
	@EventListener
	void ready(WebServerInitializedEvent event) {
		if (!this.accounts.hasAdministrator()) {
			String secret = Secret.make();
			this.setup.keep(secret, new SetupLink());
			logger.info(
					"This server has no administrator yet. Open this link to become the administrator: http://localhost:"
							+ event.getWebServer().getPort() + "/setup/" + secret);
		}
	}

	/** Whether a setup link is one from the log, and still valid. */
	public boolean isSetup(String secret) {
		return Secret.isLikely(secret) && this.setup.find(secret).isPresent();
	}

	/**
	 * Creates the first administrator.
	 * @param account the account that opened the link; null for a new one
	 * @param name the name of a new account
	 * @throws Refused if the link is not valid, or name or password is refused
	 */
	public Account setUp(String secret, @Nullable Account account, String name, String password, String address) {
		if (!isSetup(secret)) {
			throw new Refused(RegistrationReason.SETUP_OVER);
		}
		Account administrator = (account != null) ? appoint(secret, account, password, address)
				: createFirst(secret, name, password);
		logger.info("Account " + administrator.id() + " is the administrator");
		this.log.succeeded(Way.SIGN_UP, administrator, address);
		return administrator;
	}

	private Account createFirst(String secret, String name, String password) {
		DisplayName displayName = DisplayName.of(name);
		String encoded = this.passwords.encode(password, displayName.value());
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			useSetup(secret);
			return appoint(this.accounts.createFirst(displayName, encoded));
		}));
	}

	/**
	 * The link is used first, so that only one of several simultaneous requests gives its
	 * account a password.
	 */
	private Account appoint(String secret, Account account, String password, String address) {
		this.transaction.executeWithoutResult((status) -> useSetup(secret));
		try {
			Account member = withPassword(account, password, address);
			return Objects.requireNonNull(this.transaction.execute((status) -> appoint(member)));
		}
		catch (RuntimeException ex) {
			if (!this.accounts.hasAdministrator()) {
				this.setup.keep(secret, new SetupLink());
			}
			throw ex;
		}
	}

	/** Of several links that are used at the same time, one is valid. */
	private void useSetup(String secret) {
		this.locks.lock(SETUP);
		if (this.setup.take(secret).isEmpty()) {
			throw new Refused(RegistrationReason.SETUP_OVER);
		}
	}

	/** Makes all other setup links invalid. */
	private Account appoint(Account account) {
		this.locks.lock(SETUP);
		if (!this.accounts.appointFirst(account)) {
			throw new Refused(RegistrationReason.SETUP_OVER);
		}
		this.setup.clear();
		return account;
	}

	private Account withPassword(Account account, String password, String address) {
		if (!this.accounts.isMember(account)) {
			this.passwordLogIn.choosePassword(account, new PasswordChoice("", password, null, false), address);
		}
		return account;
	}

	/** Whether anyone may create an account with a name and a password. */
	public boolean areOpen() {
		return this.setting.access() == Access.MEMBERS;
	}

	/**
	 * Creates an account.
	 * @param invitation the secret of an invitation link; null for none
	 * @param address the client's address
	 * @throws Refused if a valid invitation is needed, the name is invalid or taken, the
	 * password is refused, or too many new accounts came from the address
	 */
	public Account signUp(String name, String password, @Nullable String invitation, String address) {
		if (invitation != null) {
			if (!this.invitations.holds(invitation)) {
				throw new Refused(RegistrationReason.INVITATION_OVER);
			}
		}
		else if (!areOpen()) {
			throw new Refused(RegistrationReason.INVITATION_NEEDED);
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
				throw new Refused(RegistrationReason.INVITATION_OVER);
			}
			return this.accounts.createMember(displayName, encoded);
		});
		if (created == null) {
			throw new IllegalStateException("A transaction returns what is in it");
		}
		return created;
	}

	/** A setup link, about which there is nothing to know but that it exists. */
	private record SetupLink() {
	}

}
