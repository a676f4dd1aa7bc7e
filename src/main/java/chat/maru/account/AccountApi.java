package chat.maru.account;

import java.util.Map;

import chat.maru.account.GuestRefused.Reason;
import chat.maru.account.Guests.GuestPass;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coming in, and asking who one is. */
@RestController
class AccountApi {

	private static final Map<Reason, HttpStatus> STATUS = Map.of(Reason.NAME_TAKEN, HttpStatus.CONFLICT,
			Reason.GUESTS_OFF, HttpStatus.FORBIDDEN, Reason.TOO_MANY, HttpStatus.TOO_MANY_REQUESTS);

	private final Guests guests;

	private final Accounts accounts;

	AccountApi(Guests guests, Accounts accounts) {
		this.guests = guests;
		this.accounts = accounts;
	}

	@PostMapping("/api/guests")
	@ResponseStatus(HttpStatus.CREATED)
	GuestPass guest(@RequestBody GuestRequest guest, HttpServletRequest request) {
		return this.guests.welcomeProgram((guest.name() != null) ? guest.name() : "", request.getRemoteAddr());
	}

	@GetMapping("/api/me")
	Account me(@AuthenticationPrincipal AccountPrincipal principal) {
		return this.accounts.find(principal.id()).orElseThrow();
	}

	@ExceptionHandler
	ProblemDetail refused(GuestRefused refused) {
		HttpStatus status = STATUS.getOrDefault(refused.reason(), HttpStatus.UNPROCESSABLE_CONTENT);
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refused.getMessage());
		problem.setProperty("code", refused.reason().code());
		return problem;
	}

	record GuestRequest(@Nullable String name) {
	}

}
