package chat.maru.account;

import chat.maru.account.AccountRefused.Reason;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says as problem details (RFC 9457) what was refused of an account. */
@RestControllerAdvice
public class AccountProblems {

	@ExceptionHandler
	ProblemDetail refused(AccountRefused refused) {
		return of(refused.reason());
	}

	/** What a program is answered. */
	public static ProblemDetail of(Reason reason) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(reason), reason.sentence());
		problem.setProperty("code", reason.code());
		return problem;
	}

	private static HttpStatus status(Reason reason) {
		return switch (reason) {
			case QUERY -> HttpStatus.BAD_REQUEST;
			case GUESTS_OFF, MEMBERS_ONLY, INVITATION_NEEDED, INVITATION_OVER, SETUP_OVER, PASSWORD_WRONG,
					IDENTITY_UNKNOWN, PASSKEY_FAILED, ADMINISTRATORS_ONLY, BANNED ->
				HttpStatus.FORBIDDEN;
			case UNKNOWN, TOKEN_UNKNOWN -> HttpStatus.NOT_FOUND;
			case NAME_TAKEN, TOKEN_TOO_MANY, LAST_ADMINISTRATOR, IDENTITY_TAKEN, LAST_WAY_IN, PASSKEY_TOO_MANY,
					BAN_ADMINISTRATOR, BAN_OWN, BANS_TOO_MANY, BOTS_TOO_MANY ->
				HttpStatus.CONFLICT;
			case TOO_MANY, LOG_IN_TOO_MANY, NAME_TOO_OFTEN, SEARCH_TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
			default -> HttpStatus.UNPROCESSABLE_CONTENT;
		};
	}

}
