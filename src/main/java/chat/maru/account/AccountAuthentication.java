package chat.maru.account;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * An authenticated account, and the token that it authenticated with. Sessions in the
 * database contain this object under the name of its class, so the class must stay in
 * this package.
 */
public final class AccountAuthentication extends AbstractAuthenticationToken {

	@Serial
	private static final long serialVersionUID = 1L;

	private final AccountPrincipal principal;

	/** The token; null for a session, which the request names. */
	private final @Nullable Credential token;

	private AccountAuthentication(AccountPrincipal principal, @Nullable Credential token) {
		super(AuthorityUtils.NO_AUTHORITIES);
		this.principal = principal;
		this.token = token;
		setAuthenticated(true);
	}

	/**
	 * Authenticated by the cookie of a browser's session. Pages of other sites can make a
	 * browser send it, so such requests need a CSRF token.
	 */
	public static AccountAuthentication bySession(Account account) {
		return new AccountAuthentication(new AccountPrincipal(account.id()), null);
	}

	/** Authenticated by a token, which a page of another site cannot know. */
	public static AccountAuthentication byToken(Account account, Credential token) {
		return new AccountAuthentication(new AccountPrincipal(account.id()), token);
	}

	@Override
	public AccountPrincipal getPrincipal() {
		return this.principal;
	}

	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	/** The token; empty for a session. */
	public Optional<Credential> token() {
		return Optional.ofNullable(this.token);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AccountAuthentication that && this.principal.equals(that.principal)
				&& Objects.equals(this.token, that.token);
	}

	@Override
	public int hashCode() {
		return this.principal.hashCode();
	}

}
