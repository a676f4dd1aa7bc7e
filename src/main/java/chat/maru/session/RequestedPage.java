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
 * The page that a browser asked for before it was logged in. A cookie keeps its path, so
 * every way in leads there, by however many pages. Only paths of this server's own pages
 * are kept and believed.
 */
@Component
public class RequestedPage {

	static final String COOKIE = "maru-page";

	/** Longer than a log-in at a provider may take. */
	private static final Duration KEPT = Duration.ofMinutes(15);

	private static final int LONGEST = 500;

	/** No second slash at the beginning, which would name another host. */
	private static final Pattern PATH = Pattern
		.compile("/(rooms|account|admin|invite/room)(/[\\w.~-]+)*(\\?[\\w.~%=&+-]*)?");

	/** Keep the page that a request asks for, if it is one to come back to. */
	public void keep(HttpServletRequest request, HttpServletResponse response) {
		String query = request.getQueryString();
		String path = request.getRequestURI().substring(request.getContextPath().length());
		String page = (query != null) ? path + '?' + query : path;
		if (isPage(page)) {
			write(page, KEPT, request, response);
		}
	}

	/**
	 * The page that was asked for, which is forgotten with this.
	 * @return a path below the context path; empty for none
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
		return page.length() <= LONGEST && PATH.matcher(page).matches();
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
