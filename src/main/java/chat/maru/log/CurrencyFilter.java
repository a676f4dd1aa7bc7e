package chat.maru.log;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

import chat.maru.cluster.Currency;
import chat.maru.refusal.Problems;
import chat.maru.refusal.RetryAfter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that change something, or read from the API or the pages of
 * administration, with 503 and {@code busy} while this node does not hear what other
 * nodes tell: the account's access may have ended. Files, other pages and the health
 * pass, and so do frames of SockJS, because each is checked by itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class CurrencyFilter extends OncePerRequestFilter {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private static final String SOCKETS = "/ws/";

	private static final Set<String> PROTECTED = Set.of("/api/", "/admin");

	private final Currency currency;

	private final JsonMapper json;

	CurrencyFilter(Currency currency, JsonMapper json) {
		this.currency = currency;
		this.json = json;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.currency.isCurrent() || passes(request)) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(RETRY_AFTER));
		if (Problems.wantsPage(request)) {
			response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
			return;
		}
		response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(this.json.writeValueAsBytes(Problems.of(LogReason.BUSY)));
	}

	private static boolean passes(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.startsWith(SOCKETS)
				|| (READING.contains(request.getMethod()) && PROTECTED.stream().noneMatch(path::startsWith));
	}

}
