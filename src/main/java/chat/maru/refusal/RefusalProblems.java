package chat.maru.refusal;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says as problem details (RFC 9457) what was refused. */
@RestControllerAdvice
public class RefusalProblems {

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(Refused refused) {
		ResponseEntity.HeadersBuilder<?> answer = ResponseEntity.of(of(refused.reason()));
		if (!refused.retryAfter().isZero()) {
			answer.header(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(refused.retryAfter()));
		}
		return answer.build();
	}

	/** What a program is answered. */
	public static ProblemDetail of(Reason reason) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(reason.kind()), reason.sentence());
		problem.setProperty("code", reason.code());
		return problem;
	}

	private static HttpStatus status(Reason.Kind kind) {
		return switch (kind) {
			case MALFORMED -> HttpStatus.BAD_REQUEST;
			case UNFIT -> HttpStatus.UNPROCESSABLE_CONTENT;
			case FORBIDDEN -> HttpStatus.FORBIDDEN;
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case CONFLICT -> HttpStatus.CONFLICT;
			case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
		};
	}

}
