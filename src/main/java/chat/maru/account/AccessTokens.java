package chat.maru.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tokens that programs show. 256 random bits each, so a fast hash is enough to store
 * them by: there is nothing to guess.
 */
@Repository
public class AccessTokens {

	private static final int BYTES = 32;

	private static final int LONGEST = 100;

	private static final int KNOWN = 20_000;

	private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

	private final SecureRandom random = new SecureRandom();

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate reading;

	/** By the hash, because a token is not kept. Only tokens that are somebody's. */
	private final Cache<ByteBuffer, Account> known = Caffeine.newBuilder()
		.maximumSize(KNOWN)
		.expireAfterWrite(KNOWN_FOR)
		.build();

	AccessTokens(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		this.clock = clock;
	}

	/** Make a token for an account. It is returned here and can be had nowhere else. */
	@Transactional
	String issue(Account account) {
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		this.jdbc.sql("insert into access_token (hash, account_id, created_at) values (?, ?, ?)")
			.params(hash(token), account.id(), this.clock.millis())
			.update();
		return token;
	}

	/** Whose token this is, or empty where it is nobody's. */
	public Optional<Account> owner(String token) {
		if (token.length() > LONGEST) {
			return Optional.empty();
		}
		ByteBuffer hash = ByteBuffer.wrap(hash(token));
		Account owner = this.known.getIfPresent(hash);
		if (owner != null) {
			return Optional.of(owner);
		}
		Optional<Account> found = find(hash);
		found.ifPresent((it) -> this.known.put(hash, it));
		return found;
	}

	private Optional<Account> find(ByteBuffer hash) {
		return this.reading.execute((status) -> this.jdbc.sql("""
				select account.id, account.name from access_token
				join account on account.id = access_token.account_id where hash = ?""")
			.param(hash.array())
			.query(Account.class)
			.optional());
	}

	private static byte[] hash(String token) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
