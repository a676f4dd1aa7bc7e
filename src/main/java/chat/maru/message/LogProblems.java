package chat.maru.message;

import java.util.Locale;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Says as problem details (RFC 9457) that a change could not be written into a room's log
 * just now. Nothing of it was done.
 */
@RestControllerAdvice(annotations = RestController.class)
class LogProblems {

	private static final String SECONDS_TO_WAIT = "1";

	@ExceptionHandler
	ResponseEntity<ProblemDetail> busy(PostRefused refused) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, refused.getMessage());
		problem.setProperty("code", refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
			.body(problem);
	}

}
