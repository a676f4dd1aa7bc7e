package chat.maru.security;

import java.io.IOException;
import java.time.Duration;

import chat.maru.administration.Bans;
import chat.maru.refusal.Problems;
import chat.maru.refusal.Reason;
import chat.maru.refusal.RetryAfter;
import chat.maru.session.AccessReason;
import chat.maru.session.RequestedPage;
import chat.maru.token.TokenReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Answers requests that are not authenticated or not allowed with problem details (RFC
 * 9457), or for a browser with a page.
 */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final JsonMapper json;

	private final RequestedPage requested;

	SecurityProblems(JsonMapper json, RequestedPage requested) {
		this.json = json;
		this.requested = requested;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException {
		if (Problems.wantsPage(request) && !request.getServletPath().startsWith("/api/")) {
			if (HttpMethod.GET.matches(request.getMethod())) {
				this.requested.keep(request, response);
			}
			response.sendRedirect(request.getContextPath() + "/");
			return;
		}
		boolean wrong = exception instanceof BadCredentialsException;
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, wrong ? "Bearer error=\"invalid_token\"" : "Bearer");
		write(response, wrong ? TokenReason.INVALID : AccessReason.AUTHENTICATION_REQUIRED);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
			throws IOException {
		if (Problems.wantsPage(request)) {
			response.sendError(HttpStatus.FORBIDDEN.value());
			return;
		}
		write(response, (exception instanceof CsrfException) ? AccessReason.CSRF_INVALID : AccessReason.FORBIDDEN);
	}

	/**
	 * The account or address is banned. A browser gets an error page, because a redirect
	 * would lead back here.
	 */
	void banned(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
		if (Problems.wantsPage(request)) {
			request.setAttribute(Bans.TURNED_AWAY, true);
			response.sendError(HttpStatus.FORBIDDEN.value());
			return;
		}
		write(response, reason);
	}

	/** The account has made too many changes. */
	void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(wait));
		if (Problems.wantsPage(request)) {
			response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
			return;
		}
		write(response, AccessReason.TOO_MANY_CHANGES);
	}

	private void write(HttpServletResponse response, Reason reason) throws IOException {
		response.setStatus(Problems.status(reason).value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(this.json.writeValueAsBytes(Problems.of(reason)));
	}

}
