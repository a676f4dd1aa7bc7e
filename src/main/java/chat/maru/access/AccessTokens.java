package chat.maru.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.AccountRow;
import chat.maru.account.Credential;
import chat.maru.account.DisplayName;
import chat.maru.account.Secret;
import chat.maru.refusal.Refused;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/** The tokens that programs show. */
@Repository
public class AccessTokens {

	/** Tokens one person may have. */
	private static final int MOST = 50;

	private static final int KNOWN = 20_000;

	private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private final TransactionTemplate reading;

	private final TransactionTemplate writing;

	/** By the hash, because a token is not kept. Only tokens that are somebody's. */
	private final Cache<Credential, @Nullable Account> known = Caffeine.newBuilder()
		.maximumSize(KNOWN)
		.expireAfterWrite(KNOWN_FOR)
		.build();

	AccessTokens(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions,
			ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		this.writing = new TransactionTemplate(transactions);
		this.events = events;
		this.clock = clock;
	}

	/** Make a token for a guest. It is returned here and can be had nowhere else. */
	@Transactional
	String issue(Account account) {
		return insert(account, "");
	}

	/**
	 * Make a named token for a member's program.
	 * @throws Refused where the name is not one, or there are too many already
	 */
	@Transactional
	public IssuedToken issue(Account account, String name) {
		String fit = DisplayName.read(name)
			.map(DisplayName::value)
			.orElseThrow(() -> new Refused(AccessReason.TOKEN_NAME));
		if (of(account).size() >= MOST) {
			throw new Refused(AccessReason.TOKEN_TOO_MANY);
		}
		String token = insert(account, fit);
		return new IssuedToken(Secret.id(Secret.hash(token)), fit, this.clock.instant().truncatedTo(ChronoUnit.MILLIS),
				token);
	}

	private String insert(Account account, String name) {
		String token = Secret.make();
		this.jdbc.sql("insert into access_token (hash, account_id, created_at, name) values (?, ?, ?, ?)")
			.params(Secret.hash(token), account.id(), this.clock.millis(), name)
			.update();
		return token;
	}

	/**
	 * Make sure that somebody may change by what they come in: in a browser, or with the
	 * token that they came with as a guest, which is all there was of them. One with a
	 * name was given to a program, which would else keep the account when it is revoked.
	 * @throws Refused where they show a token that has a name, or that was revoked just
	 * now
	 */
	public void requireWhole(AccountAuthentication asking) {
		if (asking.token().isPresent() && !isWhole(asking.token().get())) {
			throw new Refused(AccessReason.TOKEN_NOT_ENOUGH);
		}
	}

	/**
	 * Revoke a token. A token with a name revokes itself only: whoever finds it must not
	 * lock the owner's other programs out.
	 * @param id as {@link Token} has it
	 * @throws Refused where there is no such token, or a named token asks for another one
	 */
	void revoke(AccountAuthentication asking, Account account, String id) {
		if (asking.token().map(AccessTokens::id).filter(id::equals).isEmpty()) {
			requireWhole(asking);
		}
		if (!revoke(account, id)) {
			throw new Refused(AccessReason.TOKEN_UNKNOWN);
		}
	}

	private static String id(Credential token) {
		return Secret.id(HexFormat.of().parseHex(token.value()));
	}

	private boolean isWhole(Credential token) {
		return Boolean.TRUE.equals(this.reading.execute(
				(status) -> this.jdbc.sql("select exists (select 1 from access_token where hash = ? and name = '')")
					.param(HexFormat.of().parseHex(token.value()))
					.query(Boolean.class)
					.single()));
	}

	/** Somebody's tokens, the oldest first. */
	@Transactional(readOnly = true)
	public List<Token> of(Account account) {
		return stored(account).stream()
			.map((token) -> new Token(Secret.id(token.hash()), token.name(), token.createdAt()))
			.toList();
	}

	/**
	 * Make a token nobody's, and cut what is connected with it.
	 * @param id as {@link Token} has it
	 * @return whether there was one
	 */
	public boolean revoke(Account account, String id) {
		Optional<Stored> token = Objects.requireNonNull(this.writing.execute((status) -> {
			Optional<Stored> found = stored(account).stream()
				.filter((it) -> Secret.id(it.hash()).equals(id))
				.findFirst();
			found.ifPresent((it) -> delete(it.hash()));
			return found;
		}));
		ended(token.stream().map(Stored::credential).collect(Collectors.toSet()));
		return token.isPresent();
	}

	/**
	 * Delete an account's tokens but for one, inside the caller's transaction. Call
	 * {@link #ended} after its commit.
	 * @param kept the token that stays; null for none
	 * @param named whether those that have a name are deleted, too
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	Deleted deleteOthers(Account account, @Nullable Credential kept, boolean named) {
		List<Stored> others = stored(account).stream()
			.filter((token) -> !token.credential().equals(kept) && (named || token.name().isEmpty()))
			.toList();
		others.forEach((token) -> delete(token.hash()));
		return new Deleted(others.stream().map(Stored::credential).collect(Collectors.toSet()),
				(int) others.stream().filter((token) -> !token.name().isEmpty()).count());
	}

	/**
	 * After the commit: who asks from here on finds none, and who asked before is
	 * connected by now, or will ask again.
	 */
	void ended(Set<Credential> tokens) {
		this.known.invalidateAll(tokens);
		if (!tokens.isEmpty()) {
			this.events.publishEvent(new AccessEnded(tokens));
		}
	}

	/** Somebody's name or role changed. */
	void forget(Account account) {
		this.known.asMap().values().removeIf((owner) -> owner != null && owner.id().equals(account.id()));
	}

	private List<Stored> stored(Account account) {
		return this.jdbc
			.sql("select hash, name, created_at from access_token where account_id = ? order by created_at, hash")
			.param(account.id())
			.query((row, number) -> new Stored(row.getBytes("hash"), row.getString("name"),
					Instant.ofEpochMilli(row.getLong("created_at"))))
			.list();
	}

	private void delete(byte[] hash) {
		this.jdbc.sql("delete from access_token where hash = ?").param(hash).update();
	}

	/** Whose token this is, or empty where it is nobody's. */
	public Optional<Account> owner(String token) {
		return Secret.isLikely(token) ? owner(credential(token)) : Optional.empty();
	}

	/** The same of one that has been read. */
	public Optional<Account> owner(Credential token) {
		// Loaded by the cache, so that a token that is revoked meanwhile is not kept.
		return Optional.ofNullable(this.known.get(token, this::find));
	}

	/** What a token is known by. */
	public static Credential credential(String token) {
		return Credential.token(Secret.hash(token));
	}

	private @Nullable Account find(Credential token) {
		Assert.state(!TransactionSynchronizationManager.isCurrentTransactionReadOnly(),
				"A transaction sees what was there when it began");
		return this.reading.execute((status) -> this.jdbc.sql("""
				select account.id, account.name, account.role from access_token
				join account on account.id = access_token.account_id
				where hash = ? and account.role <> 'deleted'""")
			.param(HexFormat.of().parseHex(token.value()))
			.query(AccountRow::map)
			.optional()
			.orElse(null));
	}

	/**
	 * Tokens that were deleted.
	 *
	 * @param named how many of them have a name
	 */
	record Deleted(Set<Credential> tokens, int named) {
	}

	private record Stored(byte[] hash, String name, Instant createdAt) {

		Credential credential() {
			return Credential.token(this.hash);
		}

	}

	/**
	 * What is known of a token once it has been shown.
	 *
	 * @param id what it is revoked by; it lets nobody in
	 * @param name what its owner calls it; empty for the one that a guest came with
	 * @param createdAt when it was made
	 */
	public record Token(String id, String name,
			@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant createdAt) {
	}

	/**
	 * A new token.
	 *
	 * @param id what it is revoked by; it lets nobody in
	 * @param name what its owner calls it
	 * @param createdAt when it was made
	 * @param token the token itself, shown this once
	 */
	public record IssuedToken(String id, String name,
			@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant createdAt, String token) {
	}

}
