package chat.maru.room;

import java.time.Instant;
import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.Accounts;
import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Invitations into a room, over HTTP. */
@RestController
@RequestMapping("/api/rooms/{room}/invitations")
class RoomInvitationsApi {

	private final RoomInvitations invitations;

	private final Accounts accounts;

	RoomInvitationsApi(RoomInvitations invitations, Accounts accounts) {
		this.invitations = invitations;
		this.accounts = accounts;
	}

	@GetMapping
	List<RoomInvitation> all(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		return this.invitations.of(account(principal), room);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	InvitationMade make(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@RequestBody InvitationRequest request, HttpServletRequest http) {
		RoomInvitations.Made made = this.invitations.make(account(principal), room, number(request.days()),
				number(request.uses()));
		return new InvitationMade(made.invitation().id(),
				ServletUriComponentsBuilder.fromContextPath(http)
					.path("/invite/room/{secret}")
					.build(made.secret())
					.toString(),
				made.invitation().expiresAt(), made.invitation().usesLeft());
	}

	@DeleteMapping("/{invitation}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String invitation) {
		this.invitations.revoke(account(principal), room, invitation);
	}

	private Account account(AccountPrincipal principal) {
		return this.accounts.find(principal.id()).orElseThrow();
	}

	private static long number(@Nullable Long given) {
		return (given != null) ? given : 0;
	}

	/** For how long, and for how many. */
	record InvitationRequest(@Nullable Long days, @Nullable Long uses) {
	}

	/**
	 * A new invitation.
	 *
	 * @param url the link, which can be had nowhere else
	 */
	record InvitationMade(String id, String url,
			@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant expiresAt, int usesLeft) {
	}

}
