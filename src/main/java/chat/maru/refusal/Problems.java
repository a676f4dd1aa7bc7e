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
 * Tells over HTTP what was refused: a program as problem details (RFC 9457), a browser as
 * a page.
 */
@RestControllerAdvice
public class Problems {

	/** The name of the code among the members of a problem. */
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

	/** Whether a request is that of a browser for a page. */
	public static boolean wantsPage(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
	}

	/** What a program is answered. */
	public static ProblemDetail of(Reason reason) {
		return of(new Refused(reason));
	}

	/** What a program is answered. */
	public static ProblemDetail of(Refused refused) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(refused.reason()), refused.sentence());
		problem.setProperty(CODE, refused.reason().code());
		refused.facts().forEach(problem::setProperty);
		return problem;
	}

	/** The status of an answer that refuses for a reason. */
	public static HttpStatus status(Reason reason) {
		return status(reason.kind());
	}

	/** The status of an answer that refuses in this way. */
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
