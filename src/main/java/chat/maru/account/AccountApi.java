package chat.maru.account;

import chat.maru.account.Guests.GuestPass;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

	AccountApi(Guests guests, Accounts accounts, Members members, AccountChanges changes) {
		this.guests = guests;
		this.accounts = accounts;
		this.members = members;
		this.changes = changes;
	}

	@PostMapping("/api/guests")
	@ResponseStatus(HttpStatus.CREATED)
	GuestPass guest(@RequestBody GuestRequest guest, HttpServletRequest request) {
		return this.guests.welcomeProgram((guest.name() != null) ? guest.name() : "", request.getRemoteAddr());
	}

	@GetMapping("/api/me")
	Me me(@AuthenticationPrincipal AccountPrincipal principal) {
		Account account = this.accounts.find(principal.id()).orElseThrow();
		return new Me(account.id(), account.name(), this.accounts.role(account));
	}

	@PutMapping("/api/me/name")
	Account name(@AuthenticationPrincipal AccountPrincipal principal, @RequestBody NameRequest name) {
		return this.changes.rename(this.accounts.find(principal.id()).orElseThrow(),
				(name.name() != null) ? name.name() : "");
	}

	@PutMapping("/api/me/password")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void password(@AuthenticationPrincipal AccountPrincipal principal, @RequestBody PasswordRequest password,
			HttpServletRequest request) {
		Account account = this.accounts.find(principal.id()).orElseThrow();
		HttpSession session = request.getSession(false);
		this.members.choosePassword(account, password.present(), (password.chosen() != null) ? password.chosen() : "",
				(session != null) ? session.getId() : null, request.getRemoteAddr());
	}

	record NameRequest(@Nullable String name) {
	}

	record GuestRequest(@Nullable String name) {
	}

	/**
	 * A new password.
	 *
	 * @param present the one there is, where there is one
	 */
	record PasswordRequest(@Nullable String present, @Nullable String chosen) {

		@Override
		public String toString() {
			return "PasswordRequest[]";
		}

	}

	record Me(String id, String name, Role role) {
	}

}
