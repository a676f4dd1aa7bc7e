package chat.maru.account;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Somebody who has shown who they are, and what they showed. Sessions in the database
 * hold it under the name of its class, so it stays in this package.
 */
public final class AccountAuthentication extends AbstractAuthenticationToken {

	@Serial
	private static final long serialVersionUID = 1L;

	private final AccountPrincipal principal;

	/** The token's; null for a session, which is known by its request. */
	private final @Nullable Credential token;

	private AccountAuthentication(AccountPrincipal principal, @Nullable Credential token) {
		super(AuthorityUtils.NO_AUTHORITIES);
		this.principal = principal;
		this.token = token;
		setAuthenticated(true);
	}

	/** By the cookie of a browser's session, which another site's page can send along. */
	public static AccountAuthentication bySession(Account account) {
		return new AccountAuthentication(new AccountPrincipal(account.id()), null);
	}

	/** By a token, which no page of another site can know. */
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

	/** What was shown, where that was a token. */
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
