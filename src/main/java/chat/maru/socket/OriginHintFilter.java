package chat.maru.socket;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notices handshakes and SockJS requests that were refused with 403, by any check of the
 * origin.
 */
@Component
class OriginHintFilter extends OncePerRequestFilter {

	private final OriginHint hint;

	OriginHintFilter(OriginHint hint) {
		this.hint = hint;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		if (response.getStatus() == HttpStatus.FORBIDDEN.value()) {
			this.hint.refused(request);
		}
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.ORIGIN) == null || !request.getRequestURI().contains("/ws");
	}

}
