package chat.maru.room;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says as problem details (RFC 9457) that somebody has no such room. */
@RestControllerAdvice(annotations = RestController.class)
public class RoomProblems {

	@ExceptionHandler
	ProblemDetail unknown(RoomUnknown unknown) {
		return unknown();
	}

	/** What a program is answered where there is no such room for it. */
	public static ProblemDetail unknown() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, RoomUnknown.SENTENCE);
		problem.setProperty("code", "room-unknown");
		return problem;
	}

}
