package chat.maru.security;

import java.io.IOException;

import chat.maru.account.AccountAuthentication;
import chat.maru.administration.AdministrationReason;
import chat.maru.administration.Bans;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests of banned accounts and from banned networks. */
class BanFilter extends OncePerRequestFilter {

	private final Bans bans;

	private final SecurityProblems problems;

	BanFilter(Bans bans, SecurityProblems problems) {
		this.bans = bans;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.bans.isBannedAddress(request.getRemoteAddr())) {
			this.problems.banned(request, response, AdministrationReason.ADDRESS_BANNED);
		}
		else if (isBanned(SecurityContextHolder.getContext().getAuthentication())) {
			SecurityContextHolder.clearContext();
			this.problems.banned(request, response, AdministrationReason.BANNED);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	/** Monitoring must be able to check the server's health from any address. */
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getServletPath().startsWith("/actuator/health");
	}

	private boolean isBanned(@Nullable Authentication authentication) {
		return authentication instanceof AccountAuthentication known && this.bans.isBanned(known.getName());
	}

}
