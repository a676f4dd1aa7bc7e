package chat.maru.account;

import java.util.EnumSet;
import java.util.Set;

import chat.maru.account.AccountRefused.Reason;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says as problem details (RFC 9457) what was refused of an account. */
@RestControllerAdvice
class AccountProblems {

	private static final Set<Reason> FORBIDDEN = EnumSet.of(Reason.GUESTS_OFF, Reason.MEMBERS_ONLY,
			Reason.INVITATION_NEEDED, Reason.INVITATION_OVER, Reason.SETUP_OVER, Reason.PASSWORD_WRONG);

	private static final Set<Reason> CONFLICT = EnumSet.of(Reason.NAME_TAKEN, Reason.TOKEN_TOO_MANY,
			Reason.LAST_ADMINISTRATOR);

	private static final Set<Reason> TOO_MANY = EnumSet.of(Reason.TOO_MANY, Reason.LOG_IN_TOO_MANY,
			Reason.NAME_TOO_OFTEN);

	@ExceptionHandler
	ProblemDetail refused(AccountRefused refused) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(refused.reason()), refused.getMessage());
		problem.setProperty("code", refused.reason().code());
		return problem;
	}

	private static HttpStatus status(Reason reason) {
		if (FORBIDDEN.contains(reason)) {
			return HttpStatus.FORBIDDEN;
		}
		if (CONFLICT.contains(reason)) {
			return HttpStatus.CONFLICT;
		}
		return TOO_MANY.contains(reason) ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT;
	}

}
