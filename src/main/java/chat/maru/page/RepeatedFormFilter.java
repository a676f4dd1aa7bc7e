package chat.maru.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import chat.maru.session.SessionCookie;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a form that is sent again (a double click, or a reload after the answer was
 * lost) with the answer to the first one, without doing anything. A second one that
 * overtakes the first answer waits for it.
 */
class RepeatedFormFilter extends OncePerRequestFilter {

	/** How long a repeated form waits for the answer to the first one. */
	private static final int WAIT_SECONDS = 10;

	private final LatestForms latest;

	private final SessionCookie sessions;

	private final CsrfTokenRepository csrf;

	RepeatedFormFilter(LatestForms latest, SessionCookie sessions, CsrfTokenRepository csrf) {
		this.latest = latest;
		this.sessions = sessions;
		this.csrf = csrf;
	}

	/**
	 * API requests are skipped: their bodies are not always forms, and reading parameters
	 * consumes the body.
	 */
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String type = request.getContentType();
		String path = request.getServletPath();
		return !HttpMethod.POST.matches(request.getMethod()) || type == null
				|| !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE) || path.startsWith("/api/")
				|| path.startsWith("/ws/") || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String token = FormToken.read(request);
		List<String> browser = browser(request);
		if (token == null || browser.isEmpty()) {
			chain.doFilter(request, response);
			return;
		}
		SentForm form = SentForm.of(request, token);
		SentForm first = this.latest.begin(browser, form);
		if (first == form) {
			answer(form, browser, request, response, chain);
		}
		else {
			repeat(first, request, response, chain);
		}
	}

	/** The ids of the browser: its session cookies and its CSRF token. */
	private List<String> browser(HttpServletRequest request) {
		List<String> ids = new ArrayList<>(this.sessions.readCookieValues(request));
		CsrfToken visitor = this.csrf.loadToken(request);
		if (visitor != null) {
			ids.add(visitor.getToken());
		}
		return ids;
	}

	private void answer(SentForm form, List<String> browser, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		WithheldResponse withheld = new WithheldResponse(response);
		FormAnswer answer = null;
		try {
			chain.doFilter(request, withheld);
			answer = FormAnswer.of(withheld);
		}
		finally {
			this.latest.finish(browser, form, answer, this.sessions.begun(request));
		}
		withheld.copyBodyToResponse();
	}

	/**
	 * If handling the first form failed, so that it has no answer, this one is handled.
	 */
	private void repeat(SentForm first, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			Optional<FormAnswer> answer = first.answer().get(WAIT_SECONDS, TimeUnit.SECONDS);
			if (answer.isPresent()) {
				answer.get().write(response);
			}
			else {
				chain.doFilter(request, response);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
		}
		catch (TimeoutException | ExecutionException ex) {
			response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
		}
	}

}
