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

/** Making, finding and changing rooms over HTTP. */
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

	@PutMapping("/api/rooms/{room}/archived")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void archive(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@RequestBody ArchiveRequest request) {
		this.desk.archive(account(principal), room, request.archived());
	}

	@PutMapping("/api/rooms/{room}/mute")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void mute(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@RequestBody MuteRequest request) {
		this.desk.mute(account(principal), room, request.muted());
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

	/** Whether nothing more is to be written in a room. */
	record ArchiveRequest(boolean archived) {
	}

	/** Whether somebody does not want to be told of a room's messages. */
	record MuteRequest(boolean muted) {
	}

	/** A room as it is now. */
	record RoomMade(String id, String name, RoomKind kind, String topic) {

		static RoomMade of(Room room) {
			return new RoomMade(room.id(), room.name(), room.kind(), room.topic());
		}

	}

}
