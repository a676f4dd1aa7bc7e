package chat.maru.registration;

import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.Accounts;
import chat.maru.account.Credential;
import chat.maru.account.CurrentAccount;
import chat.maru.account.Person;
import chat.maru.account.Role;
import chat.maru.password.Members;
import chat.maru.password.PasswordChoice;
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

/** Coming in, asking who one is, and becoming a member. */
@RestController
class AccountApi {

	private final Guests guests;

	private final Accounts accounts;

	private final Members members;

	private final AccountChanges changes;

	private final AccessTokens tokens;

	AccountApi(Guests guests, Accounts accounts, Members members, AccountChanges changes, AccessTokens tokens) {
		this.guests = guests;
		this.accounts = accounts;
		this.members = members;
		this.changes = changes;
		this.tokens = tokens;
	}

	/**
	 * Come in as a program, by a name. The token in the answer is shown this once.
	 */
	@PostMapping("/api/guests")
	@SecurityRequirements
	@Refuses({ "name-blank", "name-too-long", "name-characters", "name-taken", "name-reserved", "guests-off",
			"guests-too-many" })
	@ResponseStatus(HttpStatus.CREATED)
	GuestPass guest(@RequestBody GuestRequest guest, HttpServletRequest request) {
		return this.guests.welcomeProgram((guest.name() != null) ? guest.name() : "", request.getRemoteAddr());
	}

	/** Who I am. */
	@GetMapping("/api/me")
	Person me(@CurrentAccount Account account) {
		return new Person(account.id(), account.name(), this.accounts.role(account));
	}

	/**
	 * Take another name, at most five times an hour. What I wrote has it from then on,
	 * too. A member logs in by the name, so a token that was given to a program of theirs
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
	 * Choose a password. That makes a guest a member, who can log in; a member changes
	 * theirs. Every other session and token of theirs ends; keepTokens keeps the tokens
	 * that were given to programs. Such a token cannot choose a password.
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
		this.members.choosePassword(account, password.choice(by), request.getRemoteAddr());
		if (session != null) {
			// So that a copy of its cookie ends, too.
			request.changeSessionId();
		}
	}

	/**
	 * Another name.
	 *
	 * @param name 1 to 40 characters; no two people have one name, however it is spelled
	 */
	record NameRequest(
			@Schema(requiredMode = RequiredMode.REQUIRED, minLength = 1, maxLength = 40) @Nullable String name) {
	}

	/**
	 * Somebody new.
	 *
	 * @param name 1 to 40 characters; no two people have one name, however it is spelled
	 */
	record GuestRequest(
			@Schema(requiredMode = RequiredMode.REQUIRED, minLength = 1, maxLength = 40) @Nullable String name) {
	}

	/**
	 * A new password.
	 *
	 * @param present the one there is, where there is one
	 * @param chosen the new one, at least 8 characters and at most 72 bytes of UTF-8
	 * @param keepTokens whether the tokens of programs stay valid; they end where nothing
	 * is said
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
