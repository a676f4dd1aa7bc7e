package chat.maru.session;

import java.time.Duration;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.Secret;
import chat.maru.session.LogInLog.Way;

import org.springframework.stereotype.Service;

/**
 * Links that log a user in on another device. Each works once and for a few minutes. A
 * link ends with the session that made it. Otherwise a user who is logged out by force
 * could come back with one.
 */
@Service
public class PhoneLinks {

	/** How long a link works. */
	public static final Duration TTL = Duration.ofMinutes(3);

	/** By the link's key. */
	private final OneTimeStore<Link> links;

	/** The links that were used, by the link's key. */
	private final OneTimeStore<Link> used;

	private final Accounts accounts;

	private final Sessions sessions;

	private final LogInLog log;

	PhoneLinks(Accounts accounts, Sessions sessions, LogInLog log, OneTimeStores stores) {
		this.links = stores.of("phone-link", Link.class, TTL);
		this.used = stores.of("phone-link-used", Link.class, TTL);
		this.accounts = accounts;
		this.sessions = sessions;
		this.log = log;
	}

	/**
	 * Creates a link and returns its secret.
	 * @param session the id of the session that asks
	 */
	public String make(Account account, String session) {
		String secret = Secret.make();
		this.links.keep(key(secret), new Link(account.id(), session));
		return secret;
	}

	/** Returns the account that a link logs in, without using the link. */
	public Optional<Account> look(String secret) {
		return Secret.isLikely(secret) ? this.links.find(key(secret)).flatMap(this::account) : Optional.empty();
	}

	/**
	 * Uses a link, and returns the account that it logs in this once.
	 * @param address the client's address
	 */
	public Optional<Account> use(String secret, String address) {
		Optional<Link> link = Secret.isLikely(secret) ? this.links.take(key(secret)) : Optional.empty();
		Optional<Account> account = link.flatMap(this::account);
		if (account.isPresent()) {
			this.log.succeeded(Way.PHONE_LINK, account.get(), address);
			this.used.keep(key(secret), link.get());
		}
		return account;
	}

	/**
	 * The state of a link that a session made.
	 * @param key what {@link #key} returns for its secret
	 * @param session the id of the session that asks
	 */
	public State state(String key, String session) {
		if (!Secret.isLikely(key)) {
			return State.OVER;
		}
		if (this.links.find(key).filter((link) -> link.madeBy().equals(session)).isPresent()) {
			return State.OPEN;
		}
		return this.used.find(key).filter((link) -> link.madeBy().equals(session)).isPresent() ? State.USED
				: State.OVER;
	}

	private Optional<Account> account(Link link) {
		return this.sessions.isOpen(link.madeBy()) ? this.accounts.find(link.account()) : Optional.empty();
	}

	/**
	 * The key that identifies a link. It is a hash of the secret and grants no access.
	 */
	public static String key(String secret) {
		return Secret.hex(secret);
	}

	/** The state of a link. */
	public enum State {

		/** It can be used. */
		OPEN,

		/** It was used. */
		USED,

		/** It has expired, or never existed. */
		OVER

	}

	/**
	 * A link.
	 *
	 * @param account the account that it logs in
	 * @param madeBy the id of the session that made it, and with which it ends
	 */
	private record Link(String account, String madeBy) {
	}

}
