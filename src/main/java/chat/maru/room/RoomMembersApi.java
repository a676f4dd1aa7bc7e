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

/** Who is in a room, who is what there, and who may not post. */
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
	 * Leave a room. One without an owner gets a moderator for one, or else who has been
	 * in it longest.
	 * @param room the room's id
	 */
	@PostMapping("/leave")
	@Refuses({ "room-everyone", "room-direct" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void leave(@CurrentAccount Account account, @PathVariable String room) {
		this.members.leave(account, room);
	}

	/**
	 * Who has joined a room, at most 1,000. In the lobby, where everybody is, nobody has.
	 * @param room the room's id
	 */
	@GetMapping("/members")
	List<RoomMember> members(@CurrentAccount Account account, @PathVariable String room) {
		return this.members.of(account, room);
	}

	/**
	 * Bring somebody into a room in which I keep order, or, with a role, say what
	 * somebody is to be in a room that I own.
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
	 * Take somebody out of a room in which I keep order, who has less to say there. Who
	 * is not in it stays out.
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
	 * Who may not post in a room in which I keep order, at most 1,000.
	 * @param room the room's id
	 */
	@GetMapping("/silences")
	@Refuses("room-moderator-only")
	List<Silence> silences(@CurrentAccount Account account, @PathVariable String room) {
		return this.moderation.silences(account, room);
	}

	/**
	 * Let somebody not post for a time in a room in which I keep order, who has less to
	 * say there.
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
	 * Let somebody post again.
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
	 * What somebody is to be in a room.
	 *
	 * @param role owner, moderator or member; without it they are brought in
	 */
	record MemberRequest(@Nullable String role) {
	}

	/**
	 * For how long somebody may not post.
	 *
	 * @param minutes 1 to 43,200
	 */
	record SilenceRequest(
			@Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "43200") @Nullable Long minutes) {
	}

}
