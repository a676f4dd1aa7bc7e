package chat.maru.security;

import java.io.IOException;
import java.time.Duration;

import chat.maru.access.RequestedPage;
import chat.maru.administration.Bans;
import chat.maru.refusal.RetryAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Says as problem details (RFC 9457) what a request lacked. */
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
		if (wantsPage(request) && !request.getServletPath().startsWith("/api/")) {
			if (HttpMethod.GET.matches(request.getMethod())) {
				this.requested.keep(request, response);
			}
			response.sendRedirect(request.getContextPath() + "/");
			return;
		}
		boolean wrong = exception instanceof BadCredentialsException;
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, wrong ? "Bearer error=\"invalid_token\"" : "Bearer");
		write(response, HttpStatus.UNAUTHORIZED, wrong ? "token-invalid" : "authentication-required",
				wrong ? "The token is not known." : "Say who you are: with a token, or as a guest in the browser.");
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
			throws IOException {
		if (wantsPage(request)) {
			response.sendError(HttpStatus.FORBIDDEN.value());
			return;
		}
		boolean csrf = exception instanceof CsrfException;
		write(response, HttpStatus.FORBIDDEN, csrf ? "csrf-invalid" : "forbidden",
				csrf ? "The CSRF token is missing or wrong; load the page again." : "This is not for you.");
	}

	/** Somebody is not let in, whatever they want: a page must not send them round. */
	void banned(HttpServletRequest request, HttpServletResponse response, String code, String detail)
			throws IOException {
		if (wantsPage(request)) {
			request.setAttribute(Bans.TURNED_AWAY, true);
			response.sendError(HttpStatus.FORBIDDEN.value());
			return;
		}
		write(response, HttpStatus.FORBIDDEN, code, detail);
	}

	/** An account has changed too much in a short time. */
	void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(wait));
		if (wantsPage(request)) {
			response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
			return;
		}
		write(response, HttpStatus.TOO_MANY_REQUESTS, "too-many-changes",
				"You are changing too much at once; send it again in a moment.");
	}

	/** A form that was sent from a page too old gets a page. */
	private static boolean wantsPage(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
	}

	private void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setProperty("code", code);
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(this.json.writeValueAsBytes(problem));
	}

}
