package chat.maru.session;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The page that a browser requested before it was logged in. Its path is stored in a
 * cookie, so each way to log in leads back to it, however many pages come in between.
 * Only paths of this server's own pages are stored and accepted.
 */
@Component
public class RequestedPage {

	static final String COOKIE = "maru-page";

	/**
	 * How long the page is remembered, which is longer than a log-in at a provider may
	 * take.
	 */
	private static final Duration TTL = Duration.ofMinutes(15);

	private static final int MAX_LENGTH = 500;

	/**
	 * Does not allow a second slash at the beginning, because such a path would name
	 * another host.
	 */
	private static final Pattern PATH = Pattern
		.compile("/(rooms|account|admin|invite/room)(/[\\w.~-]+)*(\\?[\\w.~%=&+-]*)?");

	/**
	 * Stores the page that a request asks for, if it is one of the pages to return to.
	 */
	public void keep(HttpServletRequest request, HttpServletResponse response) {
		String query = request.getQueryString();
		String path = request.getRequestURI().substring(request.getContextPath().length());
		String page = (query != null) ? path + '?' + query : path;
		if (isPage(page)) {
			write(page, TTL, request, response);
		}
	}

	/**
	 * Returns the page that was stored, and removes it.
	 * @return a path below the context path; empty if there is none or it is not valid
	 */
	public Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		if (cookie == null) {
			return Optional.empty();
		}
		write("", Duration.ZERO, request, response);
		return Optional.of(cookie.getValue()).filter(RequestedPage::isPage);
	}

	private static boolean isPage(String page) {
		return page.length() <= MAX_LENGTH && PATH.matcher(page).matches();
	}

	private static void write(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
		ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
			.path(request.getContextPath() + "/")
			.maxAge(age)
			.httpOnly(true)
			.secure(request.isSecure())
			.sameSite("Lax")
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

}
