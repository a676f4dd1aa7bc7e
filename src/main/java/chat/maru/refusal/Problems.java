package chat.maru.refusal;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers a refusal over HTTP: to a program with problem details (RFC 9457), to a browser
 * with a page.
 */
@RestControllerAdvice
public class Problems {

	/** The name of the member with the code. */
	public static final String CODE = "code";

	@ExceptionHandler
	@Nullable ResponseEntity<ProblemDetail> refused(Refused refused, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		if (!refused.retryAfter().isZero()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(refused.retryAfter()));
		}
		if (wantsPage(request)) {
			response.sendError(status(refused.reason()).value());
			return null;
		}
		return ResponseEntity.of(of(refused)).build();
	}

	/** Whether the request is a browser's request for a page. */
	public static boolean wantsPage(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
	}

	/** The problem details for a program. */
	public static ProblemDetail of(Reason reason) {
		return of(new Refused(reason));
	}

	/** The problem details for a program. */
	public static ProblemDetail of(Refused refused) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(refused.reason()), refused.sentence());
		problem.setProperty(CODE, refused.reason().code());
		refused.facts().forEach(problem::setProperty);
		return problem;
	}

	/** The HTTP status for a reason. */
	public static HttpStatus status(Reason reason) {
		return status(reason.kind());
	}

	/** The HTTP status for a kind of refusal. */
	public static HttpStatus status(Reason.Kind kind) {
		return switch (kind) {
			case MALFORMED -> HttpStatus.BAD_REQUEST;
			case UNFIT -> HttpStatus.UNPROCESSABLE_CONTENT;
			case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
			case FORBIDDEN -> HttpStatus.FORBIDDEN;
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case CONFLICT -> HttpStatus.CONFLICT;
			case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
			case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
		};
	}

}
