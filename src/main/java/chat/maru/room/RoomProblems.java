package chat.maru.room;

import java.util.EnumSet;
import java.util.Set;

import chat.maru.room.RoomRefused.Reason;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says as problem details (RFC 9457) what was refused of a room. */
@RestControllerAdvice(annotations = RestController.class)
public class RoomProblems {

	private static final Set<Reason> FORBIDDEN = EnumSet.of(Reason.OWNER_ONLY, Reason.MODERATOR_ONLY, Reason.OUTRANKED);

	private static final Set<Reason> NOT_THERE = EnumSet.of(Reason.NOBODY, Reason.INVITATION_OVER);

	private static final Set<Reason> CONFLICT = EnumSet.of(Reason.NAME_TAKEN, Reason.LAST_OWNER, Reason.EVERYONE,
			Reason.TOO_MANY, Reason.ARCHIVED, Reason.DIRECT, Reason.INVITATIONS);

	@ExceptionHandler
	ProblemDetail unknown(RoomUnknown unknown) {
		return unknown();
	}

	@ExceptionHandler
	ProblemDetail refused(RoomRefused refused) {
		return of(refused.reason());
	}

	private static HttpStatus status(Reason reason) {
		if (FORBIDDEN.contains(reason)) {
			return HttpStatus.FORBIDDEN;
		}
		if (NOT_THERE.contains(reason)) {
			return HttpStatus.NOT_FOUND;
		}
		if (reason == Reason.TOO_OFTEN) {
			return HttpStatus.TOO_MANY_REQUESTS;
		}
		return CONFLICT.contains(reason) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
	}

	/** What a program is answered where there is no such room for it. */
	public static ProblemDetail unknown() {
		return problem(HttpStatus.NOT_FOUND, RoomUnknown.SENTENCE, "room-unknown");
	}

	/** What a program is answered. */
	public static ProblemDetail of(Reason reason) {
		return problem(status(reason), reason.sentence(), reason.code());
	}

	private static ProblemDetail problem(HttpStatus status, String detail, String code) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setProperty("code", code);
		return problem;
	}

}
