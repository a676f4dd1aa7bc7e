package chat.maru.storage;

import java.io.IOException;

import chat.maru.refusal.Problems;
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
 * Answers a request with 503 if the database failed anywhere during it. A program gets
 * problem details (RFC 9457) with the code {@code storage-failed}, a browser gets a page.
 * It runs before the other filters, because those use the database too: for tokens, bans
 * and sessions.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class StorageProblems extends OncePerRequestFilter {

	private static final String SECONDS_TO_WAIT = "5";

	private final StorageErrors errors;

	private final JsonMapper json;

	StorageProblems(StorageErrors errors, JsonMapper json) {
		this.errors = errors;
		this.json = json;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (!this.errors.note(ex) || response.isCommitted()) {
				throw ex;
			}
			answer(request, response);
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.resetBuffer();
		response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
		if (Problems.wantsPage(request)) {
			response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
			return;
		}
		byte[] body = this.json.writeValueAsBytes(Problems.of(StorageReason.FAILED));
		response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

}
