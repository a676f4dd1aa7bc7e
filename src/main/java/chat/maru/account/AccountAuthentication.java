package chat.maru.account;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Somebody who has shown who they are, and what they showed. */
public final class AccountAuthentication extends AbstractAuthenticationToken {

	@Serial
	private static final long serialVersionUID = 1L;

	private final AccountPrincipal principal;

	private final boolean byToken;

	private AccountAuthentication(AccountPrincipal principal, boolean byToken) {
		super(AuthorityUtils.NO_AUTHORITIES);
		this.principal = principal;
		this.byToken = byToken;
		setAuthenticated(true);
	}

	/** By the cookie of a browser's session, which another site's page can send along. */
	public static AccountAuthentication bySession(Account account) {
		return new AccountAuthentication(new AccountPrincipal(account.id()), false);
	}

	/** By a token, which no page of another site can know. */
	public static AccountAuthentication byToken(Account account) {
		return new AccountAuthentication(new AccountPrincipal(account.id()), true);
	}

	@Override
	public AccountPrincipal getPrincipal() {
		return this.principal;
	}

	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	public boolean isByToken() {
		return this.byToken;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AccountAuthentication that && this.principal.equals(that.principal)
				&& this.byToken == that.byToken;
	}

	@Override
	public int hashCode() {
		return this.principal.hashCode();
	}

}
