package chat.maru.page;

import java.time.Duration;

import chat.maru.account.Account;
import chat.maru.password.KnownBrowsers;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that marks a browser in which a user has logged in before. It does not
 * authenticate: it only shows that a login attempt does not come from a stranger's
 * browser.
 */
@Component
class BrowserCookie {

	static final String NAME = "maru-browser";

	/** The maximum age that browsers allow for a cookie. */
	private static final Duration MAX_AGE = Duration.ofDays(400);

	private final KnownBrowsers known;

	BrowserCookie(KnownBrowsers known) {
		this.known = known;
	}

	/** The value of the cookie; null if the browser has none. */
	@Nullable String read(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, NAME);
		return (cookie != null) ? cookie.getValue() : null;
	}

	/** Records that the user has authenticated in this browser. */
	void note(Account account, HttpServletRequest request, HttpServletResponse response) {
		ResponseCookie cookie = ResponseCookie.from(NAME, this.known.note(account, read(request)))
			.path(request.getContextPath() + "/")
			.maxAge(MAX_AGE)
			.httpOnly(true)
			.sameSite("Lax")
			.secure(request.isSecure())
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

}
