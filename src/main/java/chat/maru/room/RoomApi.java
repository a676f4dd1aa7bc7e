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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rooms and who is in them, over HTTP. Their logs are another controller's. */
@RestController
class RoomApi {

	private final RoomDesk desk;

	private final Accounts accounts;

	RoomApi(RoomDesk desk, Accounts accounts) {
		this.desk = desk;
		this.accounts = accounts;
	}

	@GetMapping("/api/directory")
	List<RoomFound> directory(@AuthenticationPrincipal AccountPrincipal principal,
			@RequestParam(defaultValue = "") String query) {
		return this.desk.directory(account(principal), query);
	}

	@PostMapping("/api/rooms")
	@ResponseStatus(HttpStatus.CREATED)
	RoomMade create(@AuthenticationPrincipal AccountPrincipal principal, @RequestBody RoomRequest request) {
		RoomKind kind = RoomKind.find((request.kind() != null) ? request.kind() : RoomKind.PUBLIC.code())
			.orElseThrow(() -> new RoomRefused(Reason.KIND));
		return RoomMade.of(this.desk.create(account(principal), text(request.name()), kind, text(request.topic())));
	}

	@PatchMapping("/api/rooms/{room}")
	RoomMade change(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@RequestBody RoomRequest request) {
		return RoomMade.of(this.desk.change(account(principal), room, request.name(), request.topic()));
	}

	@PostMapping("/api/rooms/{room}/join")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void join(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		this.desk.join(account(principal), room);
	}

	@PostMapping("/api/rooms/{room}/leave")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void leave(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		this.desk.leave(account(principal), room);
	}

	@GetMapping("/api/rooms/{room}/members")
	List<RoomMember> members(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		return this.desk.members(account(principal), room);
	}

	@PutMapping("/api/rooms/{room}/members/{member}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void add(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String member) {
		this.desk.add(account(principal), room, this.accounts.find(member).orElse(null));
	}

	@DeleteMapping("/api/rooms/{room}/members/{member}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String member) {
		this.desk.remove(account(principal), room, member);
	}

	private Account account(AccountPrincipal principal) {
		return this.accounts.find(principal.id()).orElseThrow();
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	/** A room as somebody wants it; what is null stays as it is. */
	record RoomRequest(@Nullable String name, @Nullable String kind, @Nullable String topic) {
	}

	/** A room as it is now. */
	record RoomMade(String id, String name, RoomKind kind, String topic) {

		static RoomMade of(Room room) {
			return new RoomMade(room.id(), room.name(), room.kind(), room.topic());
		}

	}

}
