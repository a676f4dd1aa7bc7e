package chat.maru.message;

import java.util.List;
import java.util.OptionalLong;

import chat.maru.account.AccountPrincipal;
import chat.maru.log.LogWriter;
import chat.maru.message.Bookmarks.BookmarkPage;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of the caller's bookmarks, which nobody else sees. */
@RestController
@RequestMapping("/api")
class BookmarkApi {

	private static final String DEFAULT_LIMIT = "30";

	private final RoomAccess access;

	private final Bookmarks bookmarks;

	private final LogWriter log;

	BookmarkApi(RoomAccess access, Bookmarks bookmarks, LogWriter log) {
		this.access = access;
		this.bookmarks = bookmarks;
		this.log = log;
	}

	/**
	 * Get the caller's bookmarks in all rooms that the caller may read, the newest
	 * bookmark first.
	 * @param before where the page begins, from the answer with the page before
	 * @param limit the maximum number of bookmarks
	 */
	@GetMapping("/bookmarks")
	BookmarkPage bookmarks(@AuthenticationPrincipal AccountPrincipal principal,
			@RequestParam(required = false) @Min(1) @Nullable Long before,
			@RequestParam(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(50) int limit) {
		return this.bookmarks.page(principal.id(), this.access.readable(principal.id()), before, limit);
	}

	/**
	 * Get the seqs of the messages of a room that the caller has bookmarked, at most
	 * 1,000.
	 * @param room the room's id
	 */
	@GetMapping("/rooms/{room}/bookmarks")
	RoomBookmarks bookmarks(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		return new RoomBookmarks(this.bookmarks.of(this.access.read(principal.id(), room)));
	}

	/**
	 * Bookmark a message for the caller, on all devices. Repeating it changes nothing. An
	 * account has at most 1,000 bookmarks.
	 * @param room the room's id
	 * @param message the message's seq or id
	 */
	@PutMapping("/rooms/{room}/messages/{message}/bookmark")
	@Refuses({ "message-unknown", "message-deleted", "bookmarks-too-many" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void put(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String message) {
		change(principal, room, message, true);
	}

	/**
	 * Remove a bookmark of the caller. Repeating it changes nothing.
	 * @param room the room's id
	 * @param message the message's seq or id
	 */
	@DeleteMapping("/rooms/{room}/messages/{message}/bookmark")
	@Refuses("message-unknown")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String message) {
		change(principal, room, message, false);
	}

	private void change(AccountPrincipal principal, String room, String message, boolean bookmarked) {
		ReadingRights rights = this.access.read(principal.id(), room);
		OptionalLong seq = Message.seq(rights.roomId(), message);
		if (seq.isEmpty()) {
			throw new Refused(MessageReason.UNKNOWN);
		}
		this.log.commit(new BookmarkChange(rights.account(), rights.roomId(), seq.getAsLong(), bookmarked));
	}

	/**
	 * The caller's bookmarks in a room.
	 *
	 * @param seqs the seqs of the messages, in order
	 */
	record RoomBookmarks(List<Long> seqs) {
	}

}
