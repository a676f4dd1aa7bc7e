package chat.maru.room;

import java.util.Map;

import chat.maru.room.RoomRefused.Reason;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says as problem details (RFC 9457) what was refused of a room. */
@RestControllerAdvice(annotations = RestController.class)
class RoomProblems {

	private static final Map<Reason, HttpStatus> STATUS = Map.of(Reason.NAME_TAKEN, HttpStatus.CONFLICT,
			Reason.OWNER_ONLY, HttpStatus.FORBIDDEN, Reason.MODERATOR_ONLY, HttpStatus.FORBIDDEN, Reason.OUTRANKED,
			HttpStatus.FORBIDDEN, Reason.LAST_OWNER, HttpStatus.CONFLICT, Reason.EVERYONE, HttpStatus.CONFLICT,
			Reason.TOO_MANY, HttpStatus.CONFLICT, Reason.NOBODY, HttpStatus.NOT_FOUND);

	@ExceptionHandler
	ProblemDetail unknown(RoomUnknown unknown) {
		return problem(HttpStatus.NOT_FOUND, unknown, "room-unknown");
	}

	@ExceptionHandler
	ProblemDetail refused(RoomRefused refused) {
		return problem(STATUS.getOrDefault(refused.reason(), HttpStatus.UNPROCESSABLE_CONTENT), refused,
				refused.reason().code());
	}

	private static ProblemDetail problem(HttpStatus status, Exception exception, String code) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, exception.getMessage());
		problem.setProperty("code", code);
		return problem;
	}

}
