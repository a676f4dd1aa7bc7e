package chat.maru.security;

import java.io.IOException;
import java.time.Duration;

import chat.maru.account.AccountAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a change if the account has made too many. */
class ChangeLimitFilter extends OncePerRequestFilter {

	private final ChangeLimit limit;

	private final SecurityProblems problems;

	ChangeLimitFilter(ChangeLimit limit, SecurityProblems problems) {
		this.limit = limit;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Duration wait = (SecurityContextHolder.getContext().getAuthentication() instanceof AccountAuthentication known)
				? this.limit.count(known.getName(), request) : Duration.ZERO;
		if (wait.isZero()) {
			chain.doFilter(request, response);
		}
		else {
			this.problems.tooMany(request, response, wait);
		}
	}

}
