package chat.maru.security;

import java.io.IOException;
import java.util.Optional;

import chat.maru.account.AccountAuthentication;
import chat.maru.token.AccessTokens;
import chat.maru.token.BearerToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates a request by the token in its {@code Authorization} header. */
class TokenFilter extends OncePerRequestFilter {

	private final AccessTokens tokens;

	private final AuthenticationEntryPoint refusal;

	TokenFilter(AccessTokens tokens, AuthenticationEntryPoint refusal) {
		this.tokens = tokens;
		this.refusal = refusal;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header != null) {
			Optional<AccountAuthentication> known = BearerToken.in(header).flatMap(this::known);
			if (known.isEmpty()) {
				this.refusal.commence(request, response,
						new BadCredentialsException("The token is unknown or was revoked."));
				return;
			}
			SecurityContextHolder.setContext(new SecurityContextImpl(known.get()));
		}
		chain.doFilter(request, response);
	}

	private Optional<AccountAuthentication> known(String token) {
		return this.tokens.owner(token)
			.map((account) -> AccountAuthentication.byToken(account, AccessTokens.credential(token)));
	}

}
