package chat.maru.access;

import java.time.Duration;
import java.util.Optional;

import chat.maru.access.LogInLog.Way;
import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.Credential;
import chat.maru.account.Secret;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Service;

/**
 * Links by which somebody who is in comes in on another device, too. Each works once and
 * for a few minutes, so they are kept in memory; a restart makes them void. None outlives
 * the session that made it: whoever is thrown out does not come back by a link.
 */
@Service
public class PhoneLinks {

	/** How long one works. */
	public static final Duration HOLDS = Duration.ofMinutes(3);

	private static final int MOST = 10_000;

	/** By the hash, so that nothing here lets anybody in. */
	private final Cache<String, Link> links = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(HOLDS).build();

	/** The session that made a link which was used, by the link's hash. */
	private final Cache<String, Credential> used = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterWrite(HOLDS)
		.build();

	private final Accounts accounts;

	private final Sessions sessions;

	private final LogInLog log;

	PhoneLinks(Accounts accounts, Sessions sessions, LogInLog log) {
		this.accounts = accounts;
		this.sessions = sessions;
		this.log = log;
	}

	/**
	 * Make one, and return the secret part of it.
	 * @param session the id of the session that asks
	 */
	public String make(Account account, String session) {
		String secret = Secret.make();
		this.links.put(key(secret), new Link(account.id(), Credential.session(session)));
		return secret;
	}

	/** Whom a link lets in, without using it. */
	public Optional<Account> look(String secret) {
		return Secret.isLikely(secret)
				? Optional.ofNullable(this.links.getIfPresent(key(secret))).flatMap(this::account) : Optional.empty();
	}

	/**
	 * Use a link: whom it lets in, this once.
	 * @param address where they come from
	 */
	public Optional<Account> use(String secret, String address) {
		Link link = Secret.isLikely(secret) ? this.links.asMap().remove(key(secret)) : null;
		Optional<Account> account = Optional.ofNullable(link).flatMap(this::account);
		if (link != null && account.isPresent()) {
			this.log.succeeded(Way.PHONE_LINK, account.get(), address);
			this.used.put(key(secret), link.madeBy());
		}
		return account;
	}

	/**
	 * What became of a link that a session made.
	 * @param key what {@link #key} gives for its secret
	 * @param session the id of the session that asks
	 */
	public State state(String key, String session) {
		Credential asking = Credential.session(session);
		Link link = this.links.getIfPresent(key);
		if (link != null && link.madeBy().equals(asking)) {
			return State.OPEN;
		}
		return asking.equals(this.used.getIfPresent(key)) ? State.USED : State.OVER;
	}

	private Optional<Account> account(Link link) {
		return this.sessions.isOpen(link.madeBy().value()) ? this.accounts.find(link.account()) : Optional.empty();
	}

	/**
	 * The key that identifies a link. It is a hash of the secret and grants no access.
	 */
	public static String key(String secret) {
		return Secret.hex(secret);
	}

	/** What became of a link. */
	public enum State {

		/** It lets its owner in. */
		OPEN,

		/** It has let its owner in. */
		USED,

		/** Its time is over, or it was never there. */
		OVER

	}

	/**
	 * One of them.
	 *
	 * @param account whom it lets in
	 * @param madeBy the session that it does not outlive
	 */
	private record Link(String account, Credential madeBy) {
	}

}
