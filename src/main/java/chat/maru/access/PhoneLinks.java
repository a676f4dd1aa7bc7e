package chat.maru.access;

import java.time.Duration;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.Secret;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Service;

/**
 * Links by which somebody who is in comes in on another device, too. Each works once and
 * for a few minutes, so they are kept in memory; a restart makes them void.
 */
@Service
public class PhoneLinks {

	/** How long one works. */
	public static final Duration HOLDS = Duration.ofMinutes(3);

	private static final int MOST = 10_000;

	/** By the hash, so that nothing here lets anybody in. */
	private final Cache<String, String> accounts = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterWrite(HOLDS)
		.build();

	private final Accounts all;

	PhoneLinks(Accounts all) {
		this.all = all;
	}

	/** Make one, and return the secret part of it. */
	public String make(Account account) {
		String secret = Secret.make();
		this.accounts.put(key(secret), account.id());
		return secret;
	}

	/** Whom a link lets in, without using it. */
	public Optional<Account> look(String secret) {
		return Secret.isLikely(secret)
				? Optional.ofNullable(this.accounts.getIfPresent(key(secret))).flatMap(this.all::find)
				: Optional.empty();
	}

	/** Use a link: whom it lets in, this once. */
	public Optional<Account> use(String secret) {
		return Secret.isLikely(secret)
				? Optional.ofNullable(this.accounts.asMap().remove(key(secret))).flatMap(this.all::find)
				: Optional.empty();
	}

	private static String key(String secret) {
		return Secret.hex(secret);
	}

}
