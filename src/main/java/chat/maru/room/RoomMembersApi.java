package chat.maru.room;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of a room's members, their roles and their silences. */
@RestController
@RequestMapping("/api/rooms/{room}")
class RoomMembersApi {

	private final RoomMembers members;

	private final RoomModeration moderation;

	private final Accounts accounts;

	RoomMembersApi(RoomMembers members, RoomModeration moderation, Accounts accounts) {
		this.members = members;
		this.moderation = moderation;
		this.accounts = accounts;
	}

	/**
	 * Join a public room. Joining again changes nothing.
	 * @param room the room's id
	 */
	@PostMapping("/join")
	@Refuses({ "room-too-many", "room-joined-too-often" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void join(@CurrentAccount Account account, @PathVariable String room) {
		this.members.join(account, room);
	}

	/**
	 * Leave a room. If it has no owner then, a moderator becomes owner; without
	 * moderators, the member who joined first does.
	 * @param room the room's id
	 */
	@PostMapping("/leave")
	@Refuses({ "room-everyone", "room-direct" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void leave(@CurrentAccount Account account, @PathVariable String room) {
		this.members.leave(account, room);
	}

	/**
	 * Get the members of a room, at most 1,000. The list is empty for the lobby, which
	 * everyone is in without having joined.
	 * @param room the room's id
	 */
	@GetMapping("/members")
	List<RoomMember> members(@CurrentAccount Account account, @PathVariable String room) {
		return this.members.of(account, room);
	}

	/**
	 * Add an account to a room that the caller moderates. With a role, change the role of
	 * a member of a room that the caller owns.
	 * @param room the room's id
	 * @param member the account's id
	 */
	@PutMapping("/members/{member}")
	@Refuses({ "room-moderator-only", "room-owner-only", "room-outranked", "room-last-owner", "room-role",
			"room-nobody", "room-everyone", "room-archived", "room-too-many" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void put(@CurrentAccount Account account, @PathVariable String room, @PathVariable String member,
			@RequestBody MemberRequest request) {
		Account other = this.accounts.find(member).orElse(null);
		if (other == null || request.role() == null) {
			this.members.add(account, room, other);
		}
		else {
			this.members.change(account, room, other,
					RoomRole.find(request.role()).orElseThrow(() -> new Refused(RoomReason.ROLE)));
		}
	}

	/**
	 * Remove a member with a lower role from a room that the caller moderates. Removing
	 * the member again changes nothing.
	 * @param room the room's id
	 * @param member the account's id
	 */
	@DeleteMapping("/members/{member}")
	@Refuses({ "room-moderator-only", "room-outranked", "room-nobody", "room-everyone" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@CurrentAccount Account account, @PathVariable String room, @PathVariable String member) {
		this.members.remove(account, room, this.accounts.find(member).orElse(null));
	}

	/**
	 * Get the silences of a room that the caller moderates, at most 1,000.
	 * @param room the room's id
	 */
	@GetMapping("/silences")
	@Refuses("room-moderator-only")
	List<Silence> silences(@CurrentAccount Account account, @PathVariable String room) {
		return this.moderation.silences(account, room);
	}

	/**
	 * Silence an account with a lower role, for a limited time, in a room that the caller
	 * moderates. It replaces an earlier silence.
	 * @param room the room's id
	 * @param member the account's id
	 */
	@PutMapping("/silences/{member}")
	@Refuses({ "room-moderator-only", "room-outranked", "room-nobody", "room-silence" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void silence(@CurrentAccount Account account, @PathVariable String room, @PathVariable String member,
			@RequestBody SilenceRequest request) {
		this.moderation.silence(account, room, this.accounts.find(member).orElse(null),
				(request.minutes() != null) ? request.minutes() : 0);
	}

	/**
	 * End a silence. Ending it again changes nothing.
	 * @param room the room's id
	 * @param member the account's id
	 */
	@DeleteMapping("/silences/{member}")
	@Refuses({ "room-moderator-only", "room-outranked" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void lift(@CurrentAccount Account account, @PathVariable String room, @PathVariable String member) {
		this.moderation.lift(account, room, member);
	}

	/**
	 * Adds a member, or changes the member's role.
	 *
	 * @param role owner, moderator or member; null to add the account
	 */
	record MemberRequest(@Nullable String role) {
	}

	/**
	 * The duration of a silence.
	 *
	 * @param minutes the duration in minutes, 1 to 43,200
	 */
	record SilenceRequest(
			@Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "43200") @Nullable Long minutes) {
	}

}
