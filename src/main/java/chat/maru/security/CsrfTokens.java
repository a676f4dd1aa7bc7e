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
 * Stores CSRF tokens. With a session, the token is derived from the session's secret, so
 * a token from before the login or a planted cookie is invalid. Before the login, the
 * token is in a cookie, so that visitors who never log in cost the database nothing. On a
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

	/** Stores the token of a visitor without a session; null deletes it. */
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
