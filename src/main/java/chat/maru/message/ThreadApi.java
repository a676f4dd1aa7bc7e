package chat.maru.message;

import chat.maru.account.AccountPrincipal;
import chat.maru.message.MessageThreads.MessageThread;
import chat.maru.refusal.Refuses;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of threads. */
@RestController
@RequestMapping("/api/rooms/{room}/threads")
class ThreadApi {

	private final RoomAccess access;

	private final RoomLog log;

	private final MessageThreads threads;

	ThreadApi(RoomAccess access, RoomLog log, MessageThreads threads) {
		this.access = access;
		this.log = log;
		this.threads = threads;
	}

	/**
	 * Get a thread: its first message and a page of its replies in seq order, the newest
	 * ones or those before a seq.
	 * @param room the room's id
	 * @param message the seq or id of the first message, or of any reply in the thread
	 * @param before returns the newest replies before this seq
	 * @param epoch the epoch of these seqs, if it is known
	 * @param limit the maximum number of replies
	 */
	@GetMapping("/{message}")
	@Refuses({ "message-unknown", "epoch-changed" })
	MessageThread thread(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String message, @RequestParam(required = false) @Min(1) @Nullable Long before,
			@RequestParam(required = false) @Nullable String epoch,
			@RequestParam(defaultValue = "50") @Min(1) @Max(RoomLog.LONGEST_PAGE) int limit) {
		ReadingRights rights = this.access.read(principal.id(), room);
		this.log.requireEpoch(rights, epoch);
		return this.threads.of(rights, message, before, limit);
	}

}
