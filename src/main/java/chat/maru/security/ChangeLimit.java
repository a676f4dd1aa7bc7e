package chat.maru.security;

import java.time.Duration;

import chat.maru.limit.RateLimit;
import chat.maru.settings.MaruProperties;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * How many changes one account may make over HTTP, by whatever it is known and whatever
 * they are: each is a commit, and many are seen by others. Read marks are counted by
 * themselves, because a page sends many. Messages are counted where they are posted, over
 * HTTP and over a socket.
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

	ChangeLimit(MaruProperties properties) {
		this.changes = RateLimit.perMinute(properties.limits().changesPerMinute());
		this.readMarks = RateLimit.perMinute(properties.limits().readMarksPerMinute());
	}

	/**
	 * Counts a request, if it changes something.
	 * @param account the id of who asks
	 * @return zero where there is room for it; otherwise how long until there is
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
