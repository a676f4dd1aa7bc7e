package chat.maru.room;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.Accounts;
import chat.maru.room.RoomRefused.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is in a room, who is what there, and who may not post, over HTTP. */
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

	@PostMapping("/join")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void join(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		this.members.join(account(principal), room);
	}

	@PostMapping("/leave")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void leave(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		this.members.leave(account(principal), room);
	}

	@GetMapping("/members")
	List<RoomMember> members(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		return this.members.of(account(principal), room);
	}

	/** Bring somebody in, or say what they are there. */
	@PutMapping("/members/{member}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void put(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String member, @RequestBody MemberRequest request) {
		Account account = this.accounts.find(member).orElse(null);
		if (account == null || request.role() == null) {
			this.members.add(account(principal), room, account);
		}
		else {
			this.members.change(account(principal), room, account,
					RoomRole.find(request.role()).orElseThrow(() -> new RoomRefused(Reason.ROLE)));
		}
	}

	@DeleteMapping("/members/{member}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String member) {
		this.members.remove(account(principal), room, this.accounts.find(member).orElse(null));
	}

	@GetMapping("/silences")
	List<Silence> silences(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		return this.moderation.silences(account(principal), room);
	}

	@PutMapping("/silences/{member}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void silence(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String member, @RequestBody SilenceRequest request) {
		this.moderation.silence(account(principal), room, this.accounts.find(member).orElse(null),
				(request.minutes() != null) ? request.minutes() : 0);
	}

	@DeleteMapping("/silences/{member}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void lift(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String member) {
		this.moderation.lift(account(principal), room, member);
	}

	private Account account(AccountPrincipal principal) {
		return this.accounts.find(principal.id()).orElseThrow();
	}

	/** What somebody is to be; null leaves that as it is. */
	record MemberRequest(@Nullable String role) {
	}

	/** For how long. */
	record SilenceRequest(@Nullable Long minutes) {
	}

}
