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
 * By what a browser is known again that somebody has logged in from. It lets nobody in:
 * it only says that an attempt to log in is not a stranger's.
 */
@Component
class BrowserCookie {

	static final String NAME = "maru-browser";

	/** As long as browsers keep any cookie. */
	private static final Duration KEPT = Duration.ofDays(400);

	private final KnownBrowsers known;

	BrowserCookie(KnownBrowsers known) {
		this.known = known;
	}

	/** What the browser has; null where nobody has logged in from it. */
	@Nullable String read(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, NAME);
		return (cookie != null) ? cookie.getValue() : null;
	}

	/** Somebody has shown in this browser who they are. */
	void note(Account account, HttpServletRequest request, HttpServletResponse response) {
		ResponseCookie cookie = ResponseCookie.from(NAME, this.known.note(account, read(request)))
			.path(request.getContextPath() + "/")
			.maxAge(KEPT)
			.httpOnly(true)
			.sameSite("Lax")
			.secure(request.isSecure())
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

}
