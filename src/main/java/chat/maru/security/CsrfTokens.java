package chat.maru.security;

import chat.maru.session.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * CSRF tokens. With a session, the token follows from the session's secret, so a token
 * from before the log-in or a planted cookie is worth nothing. A visitor's token is kept
 * in a cookie, so that a visitor who never comes in costs the database nothing; on a
 * secure connection no other host of the domain can set that cookie.
 */
@Component
class CsrfTokens implements CsrfTokenRepository {

	private static final String HEADER = "X-CSRF-TOKEN";

	private static final String PARAMETER = "_csrf";

	private static final String COOKIE = "XSRF-TOKEN";

	private final SessionCookie session;

	private final CookieCsrfTokenRepository plain = visitors(COOKIE);

	private final CookieCsrfTokenRepository hostOnly = visitors("__Host-" + COOKIE);

	CsrfTokens(SessionCookie session) {
		this.session = session;
		this.hostOnly.setCookiePath("/");
	}

	private static CookieCsrfTokenRepository visitors(String name) {
		CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
		repository.setCookieName(name);
		repository.setHeaderName(HEADER);
		repository.setParameterName(PARAMETER);
		repository.setCookieCustomizer((cookie) -> cookie.sameSite("Lax"));
		return repository;
	}

	@Override
	public CsrfToken generateToken(HttpServletRequest request) {
		return visitors(request).generateToken(request);
	}

	/** Keeps a visitor's token, or forgets it where that is null. */
	@Override
	public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
		CookieCsrfTokenRepository visitors = visitors(request);
		if (token != null || visitors.loadToken(request) != null) {
			visitors.saveToken(token, request, response);
		}
	}

	@Override
	public @Nullable CsrfToken loadToken(HttpServletRequest request) {
		String value = this.session.csrfToken(request);
		return (value != null) ? new DefaultCsrfToken(HEADER, PARAMETER, value) : visitors(request).loadToken(request);
	}

	private CookieCsrfTokenRepository visitors(HttpServletRequest request) {
		return request.isSecure() ? this.hostOnly : this.plain;
	}

}
