package chat.maru.account;

import java.io.IOException;
import java.util.Optional;

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

/** Knows a program by the token in its {@code Authorization} header, for one request. */
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
			Optional<Account> owner = BearerToken.in(header).flatMap(this.tokens::owner);
			if (owner.isEmpty()) {
				this.refusal.commence(request, response, new BadCredentialsException("The token is not known."));
				return;
			}
			SecurityContextHolder.setContext(new SecurityContextImpl(AccountAuthentication.byToken(owner.get())));
		}
		chain.doFilter(request, response);
	}

}
