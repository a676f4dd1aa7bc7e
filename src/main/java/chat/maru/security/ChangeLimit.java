package chat.maru.security;

import java.time.Duration;

import chat.maru.limit.RateLimit;
import chat.maru.limit.RateLimits;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Limits how many changes an account makes over HTTP, by a session or a token: each
 * change is a commit, and many are sent to other users. Read marks have a limit of their
 * own, because a page sends many. Posts are counted where they are posted, over HTTP and
 * over a socket.
 */
@Component
class ChangeLimit {

	private static final RequestMatcher READ_MARK = PathPatternRequestMatcher.withDefaults()
		.matcher(HttpMethod.PUT, "/api/rooms/{room}/read");

	private static final RequestMatcher POST = PathPatternRequestMatcher.withDefaults()
		.matcher(HttpMethod.POST, "/api/rooms/{room}/messages");

	private static final RequestMatcher SOCKET = PathPatternRequestMatcher.withDefaults().matcher("/ws/**");

	private final RateLimit changes;

	private final RateLimit readMarks;

	ChangeLimit(SecuritySettings settings, RateLimits limits) {
		this.changes = limits.perMinute("change", settings.changesPerMinute());
		this.readMarks = limits.perMinute("read-mark", settings.readMarksPerMinute());
	}

	/**
	 * Counts a request if it changes something.
	 * @param account the id of the caller's account
	 * @return zero if the request is allowed; otherwise how long to wait
	 */
	Duration count(String account, HttpServletRequest request) {
		boolean countedElsewhere = switch (request.getMethod()) {
			case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
			default -> SOCKET.matches(request) || POST.matches(request);
		};
		if (countedElsewhere) {
			return Duration.ZERO;
		}
		return (READ_MARK.matches(request) ? this.readMarks : this.changes).take(account);
	}

}
