package chat.maru.room;

import java.time.Instant;
import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refuses;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The HTTP API of invitations to a room. */
@RestController
@RequestMapping("/api/rooms/{room}/invitations")
class RoomInvitationsApi {

	private final RoomInvitations invitations;

	RoomInvitationsApi(RoomInvitations invitations) {
		this.invitations = invitations;
	}

	/**
	 * Get the valid invitations to a room that the caller moderates, without their
	 * secrets.
	 * @param room the room's id
	 */
	@GetMapping
	@Refuses("room-moderator-only")
	List<RoomInvitation> all(@CurrentAccount Account account, @PathVariable String room) {
		return this.invitations.of(account, room);
	}

	/**
	 * Create an invitation to a room that the caller moderates. It is valid only while
	 * the caller may add people to the room.
	 * @param room the room's id
	 */
	@PostMapping
	@Refuses({ "room-moderator-only", "room-everyone", "room-archived", "room-invitation", "room-invitations" })
	@ResponseStatus(HttpStatus.CREATED)
	InvitationMade make(@CurrentAccount Account account, @PathVariable String room,
			@RequestBody InvitationRequest request, HttpServletRequest http) {
		RoomInvitations.Made made = this.invitations.make(account, room, number(request.days()),
				number(request.uses()));
		return new InvitationMade(made.invitation().id(),
				ServletUriComponentsBuilder.fromContextPath(http)
					.path("/invite/room/{secret}")
					.build(made.secret())
					.toString(),
				made.invitation().expiresAt(), made.invitation().usesLeft());
	}

	/**
	 * Revoke an invitation.
	 * @param room the room's id
	 * @param invitation the invitation's id
	 */
	@DeleteMapping("/{invitation}")
	@Refuses("room-moderator-only")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(@CurrentAccount Account account, @PathVariable String room, @PathVariable String invitation) {
		this.invitations.revoke(account, room, invitation);
	}

	private static long number(@Nullable Long given) {
		return (given != null) ? given : 0;
	}

	/**
	 * The limits of a new invitation.
	 *
	 * @param days for how many days it is valid, 1 to 30
	 * @param uses how many people can use it, 1 to 1,000
	 */
	record InvitationRequest(
			@Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "30") @Nullable Long days,
			@Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "1000") @Nullable Long uses) {
	}

	/**
	 * A new invitation.
	 *
	 * @param id identifies the invitation in the room
	 * @param url the link, which cannot be read again later
	 * @param expiresAt when it expires
	 * @param usesLeft how many people can use it
	 */
	record InvitationMade(String id, String url,
			@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant expiresAt, int usesLeft) {
	}

}
