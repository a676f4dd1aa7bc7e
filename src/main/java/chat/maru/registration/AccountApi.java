package chat.maru.registration;

import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.Accounts;
import chat.maru.account.Credential;
import chat.maru.account.CurrentAccount;
import chat.maru.account.Person;
import chat.maru.account.Role;
import chat.maru.password.PasswordChoice;
import chat.maru.password.PasswordLogIn;
import chat.maru.refusal.Refuses;
import chat.maru.registration.Guests.GuestPass;
import chat.maru.token.AccessTokens;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API for joining as a guest and for the caller's own account. */
@RestController
class AccountApi {

	private final Guests guests;

	private final Accounts accounts;

	private final PasswordLogIn passwordLogIn;

	private final AccountChanges changes;

	private final AccessTokens tokens;

	AccountApi(Guests guests, Accounts accounts, PasswordLogIn passwordLogIn, AccountChanges changes,
			AccessTokens tokens) {
		this.guests = guests;
		this.accounts = accounts;
		this.passwordLogIn = passwordLogIn;
		this.changes = changes;
		this.tokens = tokens;
	}

	/**
	 * Join as a guest with a program. The token in the response is shown only once.
	 */
	@PostMapping("/api/guests")
	@SecurityRequirements
	@Refuses({ "name-blank", "name-too-long", "name-characters", "name-taken", "name-reserved", "guests-off",
			"guests-too-many" })
	@ResponseStatus(HttpStatus.CREATED)
	GuestPass guest(@RequestBody GuestRequest guest, HttpServletRequest request) {
		return this.guests.welcomeProgram((guest.name() != null) ? guest.name() : "", request.getRemoteAddr());
	}

	/** Get the caller's account. */
	@GetMapping("/api/me")
	Person me(@CurrentAccount Account account) {
		return new Person(account.id(), account.name(), this.accounts.role(account), account.avatar());
	}

	/**
	 * Change the caller's name, at most five times an hour. Existing messages show the
	 * new name, too. Members log in with their name, so the named token of a member
	 * cannot change it; a bot's token can.
	 */
	@PutMapping("/api/me/name")
	@Refuses({ "name-blank", "name-too-long", "name-characters", "name-taken", "name-reserved", "name-too-often",
			"token-not-enough" })
	Account name(AccountAuthentication asking, @RequestBody NameRequest name) {
		Account account = this.accounts.find(asking.getPrincipal().id()).orElseThrow();
		if (this.accounts.role(account) != Role.BOT) {
			this.tokens.requireWhole(asking);
		}
		return this.changes.rename(account, (name.name() != null) ? name.name() : "");
	}

	/**
	 * Set or change the caller's password. This makes a guest a member, who can log in.
	 * All other sessions and tokens of the account end; keepTokens keeps its named
	 * tokens. A named token cannot change the password.
	 */
	@PutMapping("/api/me/password")
	@Refuses({ "password-too-short", "password-too-long", "password-common", "password-wrong", "log-in-too-many",
			"token-not-enough" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void password(AccountAuthentication asking, @RequestBody PasswordRequest password, HttpServletRequest request) {
		this.tokens.requireWhole(asking);
		Account account = this.accounts.find(asking.getPrincipal().id()).orElseThrow();
		HttpSession session = asking.token().isEmpty() ? request.getSession(false) : null;
		Credential by = (session != null) ? Credential.session(session.getId()) : asking.token().orElse(null);
		this.passwordLogIn.choosePassword(account, password.choice(by), request.getRemoteAddr());
		if (session != null) {
			// A stolen copy of the session's cookie becomes invalid, too.
			request.changeSessionId();
		}
	}

	/**
	 * The new name of an account.
	 *
	 * @param name the name, 1 to 40 characters. No two accounts have the same name in any
	 * spelling
	 */
	record NameRequest(
			@Schema(requiredMode = RequiredMode.REQUIRED, minLength = 1, maxLength = 40) @Nullable String name) {
	}

	/**
	 * A new guest.
	 *
	 * @param name the name, 1 to 40 characters. No two accounts have the same name in any
	 * spelling
	 */
	record GuestRequest(
			@Schema(requiredMode = RequiredMode.REQUIRED, minLength = 1, maxLength = 40) @Nullable String name) {
	}

	/**
	 * A new password.
	 *
	 * @param present the current password, if there is one
	 * @param chosen the new password, at least 8 characters and at most 72 bytes in UTF-8
	 * @param keepTokens whether named tokens stay valid; false by default
	 */
	record PasswordRequest(@Nullable String present,
			@Schema(requiredMode = RequiredMode.REQUIRED, minLength = 8, maxLength = 72) @Nullable String chosen,
			@Nullable Boolean keepTokens) {

		PasswordChoice choice(@Nullable Credential by) {
			return new PasswordChoice((this.present != null) ? this.present : "",
					(this.chosen != null) ? this.chosen : "", by, Boolean.TRUE.equals(this.keepTokens));
		}

		@Override
		public String toString() {
			return "PasswordRequest[]";
		}

	}

}
