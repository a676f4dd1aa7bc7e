package chat.maru.token;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.AccountChanged;
import chat.maru.account.AccountDeleted;
import chat.maru.account.AccountRow;
import chat.maru.account.Credential;
import chat.maru.account.DisplayName;
import chat.maru.account.Secret;
import chat.maru.cluster.Notices;
import chat.maru.cluster.RowCache;
import chat.maru.refusal.Refused;
import chat.maru.session.AccessEnded;
import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores the access tokens of programs. */
@Repository
public class AccessTokens {

	/** The maximum number of tokens per account. */
	private static final int MAX_PER_ACCOUNT = 50;

	private static final int MAX_CACHED = 20_000;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Notices notices;

	/** The owners, by the hash, because tokens are not stored. */
	private final RowCache<Credential, Account> owners;

	AccessTokens(JdbcClient jdbc, Clock clock, Notices notices, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.notices = notices;
		this.owners = new RowCache<>(transactions, MAX_CACHED, this::find);
		notices.onFirst(AccessEnded.class, (notice) -> notice.credentials().forEach(this.owners::forget));
		notices.onFirst(AccountChanged.class, (notice) -> forget(notice.account()));
		notices.onFirst(AccountDeleted.class, (notice) -> forget(notice.account()));
	}

	private void forget(String account) {
		this.owners.forgetIf((owner) -> owner.id().equals(account));
	}

	/** Creates the token of a guest. It is returned here and stored only as a hash. */
	@Transactional
	public String issue(Account account) {
		return insert(account, "");
	}

	/**
	 * Creates a named token for a program of a member.
	 * @throws Refused if the name is invalid, or there are too many tokens
	 */
	@Transactional
	public IssuedToken issue(Account account, String name) {
		String fit = DisplayName.read(name).map(DisplayName::value).orElseThrow(() -> new Refused(TokenReason.NAME));
		if (of(account).size() >= MAX_PER_ACCOUNT) {
			throw new Refused(TokenReason.TOO_MANY);
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
	 * Checks that a request may use the whole account: it comes from a browser, or with
	 * the token that the account got as a guest. A named token belongs to a program,
	 * which must not keep the account after the token is revoked.
	 * @throws Refused if the token has a name, or was revoked just now
	 */
	@Transactional(readOnly = true)
	public void requireWhole(AccountAuthentication asking) {
		if (asking.token().isPresent() && !isWhole(asking.token().get())) {
			throw new Refused(TokenReason.NOT_ENOUGH);
		}
	}

	/**
	 * Revokes a token. A named token can only revoke itself, so that an attacker who
	 * finds it cannot lock the owner's other programs out.
	 * @param id as {@link Token} has it
	 * @throws Refused if the account does not have this token, or the request uses
	 * another token that has a name
	 */
	@Transactional
	void revoke(AccountAuthentication asking, Account account, String id) {
		if (asking.token().map(AccessTokens::id).filter(id::equals).isEmpty()) {
			requireWhole(asking);
		}
		if (!revoke(account, id)) {
			throw new Refused(TokenReason.UNKNOWN);
		}
	}

	private static String id(Credential token) {
		return Secret.id(HexFormat.of().parseHex(token.value()));
	}

	private boolean isWhole(Credential token) {
		return this.jdbc.sql("select exists (select 1 from access_token where hash = ? and name = '')")
			.param(HexFormat.of().parseHex(token.value()))
			.query(Boolean.class)
			.single();
	}

	/** An account's tokens, oldest first. */
	@Transactional(readOnly = true)
	public List<Token> of(Account account) {
		return stored(account).stream()
			.map((token) -> new Token(Secret.id(token.hash()), token.name(), token.createdAt()))
			.toList();
	}

	/**
	 * Deletes a token and closes its connections.
	 * @param id as {@link Token} has it
	 * @return whether there was one
	 */
	@Transactional
	public boolean revoke(Account account, String id) {
		List<Stored> tokens = stored(account).stream().filter((it) -> Secret.id(it.hash()).equals(id)).toList();
		delete(tokens);
		return !tokens.isEmpty();
	}

	/**
	 * Deletes an account's tokens but one, inside the caller's transaction, and closes
	 * their connections after its commit.
	 * @param kept the token that stays; null for none
	 * @param named whether to delete named tokens, too
	 * @return how many of the deleted tokens have a name
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int deleteOthers(Account account, @Nullable Credential kept, boolean named) {
		List<Stored> others = stored(account).stream()
			.filter((token) -> !token.credential().equals(kept) && (named || token.name().isEmpty()))
			.toList();
		delete(others);
		return (int) others.stream().filter((token) -> !token.name().isEmpty()).count();
	}

	private List<Stored> stored(Account account) {
		return this.jdbc
			.sql("select hash, name, created_at from access_token where account_id = ? order by created_at, hash")
			.param(account.id())
			.query((row, number) -> new Stored(row.getBytes("hash"), row.getString("name"),
					Instant.ofEpochMilli(row.getLong("created_at"))))
			.list();
	}

	/** Deletes tokens before the notice, so that no request after it finds them. */
	private void delete(List<Stored> tokens) {
		tokens
			.forEach((token) -> this.jdbc.sql("delete from access_token where hash = ?").param(token.hash()).update());
		if (!tokens.isEmpty()) {
			this.notices.publish(new AccessEnded(tokens.stream().map(Stored::credential).collect(Collectors.toSet())));
		}
	}

	/** The owner of a token; empty if it is not valid. */
	public Optional<Account> owner(String token) {
		return Secret.isLikely(token) ? owner(credential(token)) : Optional.empty();
	}

	/** The owner of a token that was parsed. */
	public Optional<Account> owner(Credential token) {
		return this.owners.find(token);
	}

	/** Returns the credential of a token, which contains only its hash. */
	public static Credential credential(String token) {
		return Credential.token(Secret.hash(token));
	}

	private @Nullable Account find(Credential token) {
		return this.jdbc.sql("""
				select account.id, account.name, account.role, account.avatar from access_token
				join account on account.id = access_token.account_id
				where hash = ? and account.role <> 'deleted'""")
			.param(HexFormat.of().parseHex(token.value()))
			.query(AccountRow::map)
			.optional()
			.orElse(null);
	}

	private record Stored(byte[] hash, String name, Instant createdAt) {

		Credential credential() {
			return Credential.token(this.hash);
		}

	}

	/**
	 * A token, as listed.
	 *
	 * @param id the id for revoking it; it grants no access
	 * @param name the owner's name for it; empty for a guest's token
	 * @param createdAt when it was created
	 */
	public record Token(String id, String name,
			@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant createdAt) {
	}

	/**
	 * A new token.
	 *
	 * @param id the id for revoking it; it grants no access
	 * @param name the owner's name for it
	 * @param createdAt when it was created
	 * @param token the token itself, shown only once
	 */
	public record IssuedToken(String id, String name,
			@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant createdAt, String token) {
	}

}
