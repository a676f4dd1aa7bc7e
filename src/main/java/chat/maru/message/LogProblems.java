package chat.maru.message;

import java.io.IOException;

import chat.maru.log.ChangeRefused;
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
 * Says that a change was not written into a room's log, to a program as problem details
 * (RFC 9457), to a browser as a page; or that a log is another one. Nothing of the change
 * was done.
 */
@RestControllerAdvice
class LogProblems {

	private static final String SECONDS_TO_WAIT = "1";

	@ExceptionHandler
	ProblemDetail epochChanged(EpochChanged changed) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, changed.getMessage());
		problem.setProperty("code", "epoch-changed");
		problem.setProperty("epoch", changed.epoch());
		problem.setProperty("lastSeq", changed.lastSeq());
		return problem;
	}

	@ExceptionHandler
	@Nullable ResponseEntity<ProblemDetail> refused(ChangeRefused refused, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
			response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
			response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
			return null;
		}
		if (!refused.reason().isTemporary()) {
			return ResponseEntity.of(problem(HttpStatus.CONFLICT, refused)).build();
		}
		return ResponseEntity.of(problem(HttpStatus.SERVICE_UNAVAILABLE, refused))
			.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
			.build();
	}

	private static ProblemDetail problem(HttpStatus status, ChangeRefused refused) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refused.getMessage());
		problem.setProperty("code", refused.reason().code());
		return problem;
	}

}
